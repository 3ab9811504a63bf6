import { z } from 'zod';
import { eventsOf } from '../define.js';
import { enquiry, SAMPLE_ENQUIRY } from '../common/enquiry.js';
import { fileRef, instant, localDate, opinionText, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE, SAMPLE_OPINION } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('intake', 'petition');
const withheld = SAMPLE.withheld;

export const HandlingExtended = define({
  name: 'HandlingExtended',
  title: 'The head extended the handling (延期, REG-34b, L08)',
  schema: matterEvent({ agency: orgId, days: z.int().positive(), reason: sealed, approvedBy: staffId, newLastDay: localDate }),
  sample: { agency: SAMPLE.agency, days: 30, reason: SAMPLE.sealed, approvedBy: SAMPLE.head, newLastDay: SAMPLE.laterDay, withheld },
});

/** Where and until when the petitioner may ask for review (REG-35, INV-3). */
export const remedy = z.object({ bodies: z.array(orgId).min(1), timer: z.string(), days: z.int().positive() });

export const OpinionIssued = define({
  name: 'OpinionIssued',
  title: 'Handling opinion (信访处理意见书, REG-32, L09)',
  schema: matterEvent({
    opinionId: z.string(),
    /** 1 for the first; raised by an order to handle again. */
    round: z.int().positive(),
    agency: orgId,
    /** Code of the dictionary `outcome`: 1 support, 2 explain, 3 not support. */
    outcome: z.enum(['1', '2', '3']),
    text: opinionText,
    remedy,
    signedBy: staffId,
    undertaker: staffId,
    /** Everyone on whom it must be served. */
    petitioners: z.array(z.string()),
    copies: z.array(orgId),
    /** For hearing's public part, which hears of the matter with its opinion. */
    enquiry: enquiry.exactOptional(),
  }),
  sample: {
    opinionId: 'o1',
    round: 1,
    agency: SAMPLE.agency,
    outcome: '1',
    text: SAMPLE_OPINION,
    remedy: { bodies: [SAMPLE.superior], timer: 'T-REVIEW-REQ', days: 30 },
    signedBy: SAMPLE.head,
    undertaker: SAMPLE.staff,
    petitioners: ['p1'],
    copies: [SAMPLE.office],
    enquiry: SAMPLE_ENQUIRY,
    withheld,
  },
});

export const DutyAnswered = define({
  name: 'DutyAnswered',
  title: 'Answer to a request to perform a duty (履职答复, route 5, L10)',
  schema: matterEvent({ agency: orgId, outcome: z.enum(['1', '2', '3']), text: opinionText, signedBy: staffId }),
  sample: { agency: SAMPLE.agency, outcome: '1', text: SAMPLE_OPINION, signedBy: SAMPLE.head, withheld },
});

export const SuggestionAnswered = define({
  name: 'SuggestionAnswered',
  title: 'A suggestion was adopted, partly, or not (建议答复, L11)',
  schema: matterEvent({ agency: orgId, outcome: z.enum(['8', '9', '10']), reply: sealed, signedBy: staffId }),
  sample: { agency: SAMPLE.agency, outcome: '8', reply: SAMPLE.sealed, signedBy: SAMPLE.head, withheld },
});

export const AgreementRecorded = define({
  name: 'AgreementRecorded',
  title: 'Both sides agreed (调解、和解, Regulation Art. 33); the agreement was signed by hand (L12)',
  schema: matterEvent({ agency: orgId, outcome: z.enum(['4', '5']), agreement: fileRef.exactOptional(), agreedOn: localDate }),
  sample: { agency: SAMPLE.agency, outcome: '4', agreedOn: SAMPLE.day, withheld },
});

export const PetitionWithdrawn = define({
  name: 'PetitionWithdrawn',
  title: 'The petitioner withdrew; it may be raised again (撤回, L36)',
  schema: matterEvent({ by: z.string(), recordedBy: orgId, way: z.string(), outcome: z.literal('6') }),
  sample: { by: 'p1', recordedBy: SAMPLE.office, way: '02', outcome: '6', withheld },
});

export const PetitionFiled = define({
  name: 'PetitionFiled',
  title: 'Filed without a reply being due, with the reason (存)',
  schema: matterEvent({ by: orgId, reason: z.enum(['thanks', 'anonymous', 'unclear', 'passed-to-discipline']) }),
  sample: { by: SAMPLE.office, reason: 'thanks', withheld },
});

export const ReplyServed = define({
  name: 'ReplyServed',
  title: 'The reply reached a petitioner (答复送达)',
  schema: matterEvent({
    letterId: z.string(),
    code: z.string(),
    ref: z.string().exactOptional(),
    persons: z.array(z.string()),
    servedOn: localDate,
  }),
  sample: { letterId: 'l1', code: 'L09', ref: 'o1', persons: ['p1'], servedOn: SAMPLE.day, withheld },
});

export const PetitionClosed = define({
  name: 'PetitionClosed',
  title: 'Closed: outcome and reply, or the stated reason for none, are recorded and served (办结, INV-1)',
  schema: matterEvent({
    number: z.string(),
    outcome: z.string(),
    reply: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('served'), letterId: z.string(), code: z.string(), servedOn: localDate }),
      z.object({ kind: z.literal('none'), reason: z.string() }),
    ]),
    /** Responsible agency, where there is one, and the office that registered. */
    agency: orgId.exactOptional(),
    office: orgId,
    assignedBy: orgId.exactOptional(),
    /** EVA-4: first-time matters, not other procedures or matters that must not be public. */
    evaluable: z.boolean(),
    closedAt: instant,
  }),
  sample: {
    number: 'XF99010220260803000019',
    outcome: '1',
    reply: { kind: 'served', letterId: 'l1', code: 'L09', servedOn: SAMPLE.day },
    agency: SAMPLE.agency,
    office: SAMPLE.office,
    evaluable: true,
    closedAt: SAMPLE.at,
    withheld,
  },
});

export const ProcedureEnded = define({
  name: 'ProcedureEnded',
  title: 'The petition procedure ended (程序终结, REV-10)',
  schema: matterEvent({
    ground: z.enum([
      'no-request-in-time',
      're-review-served',
      'other-route',
      'no-review-right',
      'withdrawn',
      'agreement',
      'linked',
      'filed',
    ]),
    endedAt: instant,
  }),
  sample: { ground: 'no-request-in-time', endedAt: SAMPLE.at, withheld },
});

export const HandlingReopened = define({
  name: 'HandlingReopened',
  title: 'The reviewer ordered to handle again (责令重新办理, REV-5), or a correction needs it',
  schema: matterEvent({
    agency: orgId,
    ground: z.enum(['ordered-by-review', 'correction']),
    requestId: z.string().exactOptional(),
    servedOn: localDate,
  }),
  sample: { agency: SAMPLE.agency, ground: 'ordered-by-review', requestId: 'r1', servedOn: SAMPLE.day, withheld },
});

export const ReviewNoted = define({
  name: 'ReviewNoted',
  title: 'What a review or re-review decided about the opinion (复查复核结果登记); an order to handle again takes effect when it is served',
  schema: matterEvent({
    requestId: z.string(),
    level: z.enum(['review', 're-review']),
    opinionId: z.string(),
    outcome: z.enum(['1', '2', '3']),
    reviewer: orgId,
    below: orgId,
  }),
  sample: {
    requestId: 'r1',
    level: 'review',
    opinionId: 'o2',
    outcome: '3',
    reviewer: SAMPLE.superior,
    below: SAMPLE.agency,
    withheld,
  },
});

export const RedoConsentNoted = define({
  name: 'RedoConsentNoted',
  title: 'The reviewer consented to the new opinion (REV-6)',
  schema: matterEvent({ requestId: z.string(), reviewer: orgId }),
  sample: { requestId: 'r1', reviewer: SAMPLE.superior, withheld },
});

export const ProcedureReopened = define({
  name: 'ProcedureReopened',
  title: 'An ended procedure goes on: a late request accepted for cause, or a correction',
  schema: matterEvent({ ground: z.enum(['late-request-accepted', 'correction']), ref: z.string() }),
  sample: { ground: 'correction', ref: 'l1', withheld },
});

export const FactCorrected = define({
  name: 'FactCorrected',
  title: 'A recorded fact was wrong and is corrected, with reason and approval (更正, INV-17); the old one stays in the record',
  schema: matterEvent({
    fact: z.enum(['served-on', 'received-at', 'region', 'content-class', 'title', 'kind']),
    ref: z.string(),
    was: z.string(),
    now: z.string(),
    reason: z.string().min(1),
    approvedBy: staffId,
  }),
  sample: {
    fact: 'served-on',
    ref: 'l1',
    was: '2026-08-03',
    now: '2026-08-05',
    reason: '送达日期登记有误',
    approvedBy: SAMPLE.head,
    withheld,
  },
});

export const RecordVoided = define({
  name: 'RecordVoided',
  title: 'A recorded step was void (作废), with reason and approval',
  schema: matterEvent({ step: z.string(), ref: z.string(), reason: z.string().min(1), approvedBy: staffId }),
  sample: { step: 'PetitionLinked', ref: '018f', reason: '不是同一事项', approvedBy: SAMPLE.head, withheld },
});
