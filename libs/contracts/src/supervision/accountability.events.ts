import { z } from 'zod';
import { eventsOf } from '../define.js';
import { instant, localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('supervision', 'supervision');
const withheld = SAMPLE.withheld;
const suggestion = { suggestionId: z.string(), itemId: z.string(), body: orgId, by: orgId, to: orgId };
const suggestionSample = { suggestionId: 's1', itemId: 'q-zjj/1', body: SAMPLE.agency, by: SAMPLE.office, to: SAMPLE.superior };

export const SUGGESTION_KINDS = ['improve-work', 'complete-policy', 'pursue-responsibility'] as const;
/** Accountability grounds (domain.md §1.8). */
export const ACCOUNTABILITY_GROUNDS = [
  'ACC-42-1',
  'ACC-42-2',
  'ACC-42-3',
  'ACC-42-4',
  'ACC-43',
  'ACC-44-1',
  'ACC-44-2',
  'ACC-44-3',
  'ACC-45-1',
  'ACC-45-2',
  'ACC-45-3',
  'ACC-45-4',
  'ACC-46-1',
  'ACC-46-2',
  'ACC-46-3',
  'ACC-46-4',
  'ACC-46-5',
  'ACC-46-6',
  'ACC-46-7',
] as const;

export const SuggestionMade = define({
  name: 'SuggestionMade',
  title: 'One of the three suggestions (三项建议, Regulation Art. 40, L23)',
  schema: matterEvent({
    ...suggestion,
    kind: z.enum(SUGGESTION_KINDS),
    ground: z.enum(ACCOUNTABILITY_GROUNDS),
    facts: sealed,
    approvedBy: staffId,
    answerBy: localDate,
  }),
  sample: {
    ...suggestionSample,
    kind: 'pursue-responsibility',
    ground: 'ACC-45-1',
    facts: SAMPLE.sealed,
    approvedBy: SAMPLE.head,
    answerBy: SAMPLE.laterDay,
    withheld,
  },
});

export const SuggestionReplied = define({
  name: 'SuggestionReplied',
  title: 'The written answer to a suggestion (建议采纳情况反馈, REG-40d, INV-8)',
  schema: matterEvent({
    ...suggestion,
    adopted: z.enum(['adopted', 'partly', 'not-adopted']),
    reason: sealed.exactOptional(),
    repliedOn: localDate,
  }),
  sample: { ...suggestionSample, adopted: 'adopted', repliedOn: SAMPLE.day, withheld },
});

export const OutcomeRecorded = define({
  name: 'OutcomeRecorded',
  title: 'What the competent body decided; the platform never decides it (问责结果, S1-18)',
  schema: matterEvent({ ...suggestion, outcome: sealed, decidedOn: localDate }),
  sample: { ...suggestionSample, outcome: SAMPLE.sealed, decidedOn: SAMPLE.day, withheld },
});

/** 满意度 (EVA-L) and what became of an invitation without an answer. */
export const SATISFACTION = ['1', '2', '3', '4', '5'] as const;
const duty = z.enum(['petition-office', 'agency']);

export const EvaluationInvited = define({
  name: 'EvaluationInvited',
  title: 'The petitioner was invited to evaluate both bodies (满意度评价邀请, INV-9)',
  schema: matterEvent({
    office: orgId,
    agency: orgId.exactOptional(),
    until: localDate,
    person: z.string(),
    /** The reply whose service opened the window: a corrected date of service counts it anew (INV-17). */
    letterId: z.string().exactOptional(),
  }),
  sample: { office: SAMPLE.office, agency: SAMPLE.agency, until: SAMPLE.laterDay, person: 'p1', withheld },
});

export const EvaluationGiven = define({
  name: 'EvaluationGiven',
  title: 'Two scores: petition office and responsible agency (满意度评价)',
  schema: matterEvent({
    person: z.string(),
    office: z.enum(SATISFACTION),
    agency: z.enum(SATISFACTION),
    remark: sealed.exactOptional(),
    givenAt: instant,
  }),
  sample: { person: 'p1', office: '1', agency: '1', givenAt: SAMPLE.at, withheld },
});

export const EvaluationLapsed = define({
  name: 'EvaluationLapsed',
  title: 'Nobody evaluated in time (超期未评价)',
  schema: matterEvent({ office: z.literal('5'), agency: z.literal('5') }),
  sample: { office: '5', agency: '5', withheld },
});

export const EvaluationWindowMoved = define({
  name: 'EvaluationWindowMoved',
  title: 'The window for the evaluation was counted anew: the service of the reply was corrected, or the calendar (评价期限更正, INV-17)',
  schema: matterEvent({ letterId: z.string(), servedOn: localDate, until: localDate, reopened: z.boolean() }),
  sample: { letterId: 'l1', servedOn: SAMPLE.day, until: SAMPLE.laterDay, reopened: false, withheld },
});

export const FollowUpOpened = define({
  name: 'FollowUpOpened',
  title: 'One follow-up per duty holder for "not satisfied" and "not evaluated" (回访任务, FST-5)',
  schema: matterEvent({ followUpId: z.string(), holder: orgId, duty, why: z.enum(['3', '4', '5']) }),
  sample: { followUpId: 'f1', holder: SAMPLE.agency, duty: 'agency', why: '3', withheld },
});

export const FollowUpRecorded = define({
  name: 'FollowUpRecorded',
  title: 'The petitioner was followed up (回访记录, L27); neutral result codes',
  schema: matterEvent({
    followUpId: z.string(),
    holder: orgId,
    way: z.enum(['phone', 'web', 'sms', 'on-the-spot']),
    result: z.enum(['solved', 'partly-solved', 'explained', 'agency-fault', 'not-reached']),
    note: sealed.exactOptional(),
    by: staffId,
    doneOn: localDate,
  }),
  sample: { followUpId: 'f1', holder: SAMPLE.agency, way: 'phone', result: 'explained', by: SAMPLE.staff, doneOn: SAMPLE.day, withheld },
});

export const MatterClosedNoted = define({
  name: 'MatterClosedNoted',
  isSent: false,
  title: 'Supervision knows that the matter was closed or ended (办结抄录)',
  schema: matterEvent({ stage: z.enum(['closed', 'ended', 'reopened']), at: instant }),
  sample: { stage: 'closed', at: SAMPLE.at, withheld },
});

export const OversightEnded = define({
  name: 'OversightEnded',
  title: 'The procedure has ended and no item, evaluation or follow-up is open (督查终结); the dossier may be sealed',
  schema: matterEvent({ endedAt: instant }),
  sample: { endedAt: SAMPLE.at, withheld },
});
