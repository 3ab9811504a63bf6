import { z } from 'zod';
import { eventsOf } from '../define.js';
import { instant, localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { limits } from './review-request.events.js';

const define = eventsOf('hearing', 'review');
const withheld = SAMPLE.withheld;
const hearing = { requestId: z.string(), hearingId: z.string(), organiser: orgId };
const hearingSample = { requestId: 'r2', hearingId: 'h1', organiser: SAMPLE.superior };

export const HearingRightTold = define({
  name: 'HearingRightTold',
  title: 'The petitioner was told that he may ask for a hearing, how and until when (听证告知, S2-13, L16)',
  schema: matterEvent({ requestId: z.string(), organiser: orgId, person: z.string(), days: z.int().positive() }),
  sample: { requestId: 'r2', organiser: SAMPLE.superior, person: 'p1', days: 7, withheld },
});

export const HearingApplied = define({
  name: 'HearingApplied',
  title: 'The petitioner asked for a hearing (申请听证, L18)',
  schema: matterEvent({
    ...hearing,
    person: z.string(),
    appliedOn: localDate,
    /** 代理人: names of those who speak for the petitioner. */
    agents: z.array(sealed).exactOptional(),
    /** 代表: petitioners who speak for the others of a joint matter. */
    representatives: z.array(z.string()).exactOptional(),
    limits: limits.exactOptional(),
  }),
  sample: { ...hearingSample, person: 'p1', appliedOn: SAMPLE.day, agents: [SAMPLE.sealed], withheld },
});

export const HearingGranted = define({
  name: 'HearingGranted',
  title: 'A hearing will be held: on application, by silence where a rule set says so, or on the body’s own motion (决定听证)',
  schema: matterEvent({
    ...hearing,
    person: z.string(),
    by: z.enum(['application', 'own-motion', 'silence']),
    /** Own motion: the day on which the petitioner agreed to take part. */
    agreedOn: localDate.exactOptional(),
    limits: limits.exactOptional(),
  }),
  sample: { ...hearingSample, person: 'p1', by: 'application', limits: { 'T-HEAR-HOLD': `T-HEAR-HOLD/${SAMPLE.superior}/1` }, withheld },
});

export const HEARING_REFUSAL_GROUNDS = [
  'state-secret',
  'trade-secret',
  'privacy',
  'already-heard',
  'other-body',
  'other-legal-route',
  'other',
] as const;

export const HearingRefused = define({
  name: 'HearingRefused',
  title: 'No hearing will be held, with ground and reason (不予听证, L18)',
  schema: matterEvent({
    ...hearing,
    person: z.string(),
    ground: z.enum(HEARING_REFUSAL_GROUNDS),
    reason: sealed,
    /** The day of the application that is refused. */
    appliedOn: localDate.exactOptional(),
  }),
  sample: { ...hearingSample, person: 'p1', ground: 'already-heard', reason: SAMPLE.sealed, withheld },
});

export const HearingNoticed = define({
  name: 'HearingNoticed',
  title:
    'Time, place and officers of the hearing were told (听证通知, L17); the clock of the re-review pauses. Said again when put off: the new one holds',
  schema: matterEvent({
    ...hearing,
    procedure: z.enum(['ordinary', 'simple']),
    at: instant,
    place: z.string().min(1),
    presiding: staffId,
    panel: z.array(staffId),
    recorder: staffId,
    public: z.boolean(),
    shortNoticeConsent: z.boolean(),
    person: z.string(),
  }),
  sample: {
    ...hearingSample,
    procedure: 'ordinary',
    at: SAMPLE.later,
    place: '听证室',
    presiding: SAMPLE.head,
    panel: [SAMPLE.staff],
    recorder: SAMPLE.staff,
    public: true,
    shortNoticeConsent: false,
    person: 'p1',
    withheld,
  },
});

export const HearingPostponed = define({
  name: 'HearingPostponed',
  title: 'The hearing was put off (延期听证)',
  schema: matterEvent({ ...hearing, reason: z.string(), to: instant }),
  sample: { ...hearingSample, reason: 'force-majeure', to: SAMPLE.later, withheld },
});

export const HearingSuspended = define({
  name: 'HearingSuspended',
  title: 'The hearing stands still until it is noticed again: new witness, appraisal, survey, force majeure (中止听证)',
  schema: matterEvent({ ...hearing, reason: z.string() }),
  sample: { ...hearingSample, reason: 'appraisal', withheld },
});

export const HearingHeld = define({
  name: 'HearingHeld',
  title: 'The hearing took place; transcript checked and signed (听证笔录)',
  schema: matterEvent({
    ...hearing,
    heldOn: localDate,
    present: z.array(staffId),
    transcript: sealed,
    signed: z.array(z.string()),
    /** 当场作出结论: said at the hearing itself; the written finding then has a shorter limit. */
    onTheSpot: z.boolean().exactOptional(),
    limits: limits.exactOptional(),
  }),
  sample: { ...hearingSample, heldOn: SAMPLE.day, present: [SAMPLE.staff], transcript: SAMPLE.sealed, signed: ['p1'], withheld },
});

export const HearingConcluded = define({
  name: 'HearingConcluded',
  title: 'Closed deliberation, vote and finding (听证结论, L19); the clock of the re-review goes on',
  schema: matterEvent({
    ...hearing,
    finding: sealed,
    votes: z.array(z.object({ member: staffId, infavour: z.boolean(), reason: sealed })),
    concludedOn: localDate,
  }),
  sample: {
    ...hearingSample,
    finding: SAMPLE.sealed,
    votes: [{ member: SAMPLE.staff, infavour: true, reason: SAMPLE.sealed }],
    concludedOn: SAMPLE.day,
    withheld,
  },
});

export const HearingGivenUp = define({
  name: 'HearingGivenUp',
  title: 'The petitioner withdrew the application or did not come (放弃听证)',
  schema: matterEvent({ ...hearing, reason: z.enum(['withdrawn', 'no-show']) }),
  sample: { ...hearingSample, reason: 'withdrawn', withheld },
});
