import { z } from 'zod';
import { eventsOf } from '../define.js';
import { enquiry } from '../common/enquiry.js';
import { instant, localDate, opinionText, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE, SAMPLE_OPINION } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { remedy } from '../intake/petition-outcome.events.js';

const define = eventsOf('hearing', 'review');
const withheld = SAMPLE.withheld;

/** 复查 and 复核: one level above the handling agency, and one above the reviewer. */
export const REVIEW_LEVELS = ['review', 're-review'] as const;
const level = z.enum(REVIEW_LEVELS);
const request = { requestId: z.string(), level, reviewer: orgId };
/** Timer → id of the clock that runs for this request: one body may have several requests of a joint matter before it. */
export const limits = z.record(z.string(), z.string());
const requestSample = { requestId: 'r1', level: 'review', reviewer: SAMPLE.superior } as const;

export const OpinionNoted = define({
  name: 'OpinionNoted',
  isSent: false,
  title: 'Hearing knows the opinion that may be reviewed: who decided, who may ask, where (可复查意见登记)',
  schema: matterEvent({
    opinionId: z.string(),
    round: z.int(),
    agency: orgId,
    deciders: z.array(staffId),
    petitioners: z.array(z.string()),
    remedy,
    enquiry: enquiry.exactOptional(),
  }),
  sample: {
    opinionId: 'o1',
    round: 1,
    agency: SAMPLE.agency,
    deciders: [SAMPLE.head, SAMPLE.staff],
    petitioners: ['p1'],
    remedy: { bodies: [SAMPLE.superior], timer: 'T-REVIEW-REQ', days: 30 },
    withheld,
  },
});

export const ServiceNoted = define({
  name: 'ServiceNoted',
  isSent: false,
  title: 'The service of an opinion is known to hearing: each petitioner’s right runs from his own day (送达登记)',
  schema: matterEvent({ code: z.string(), ref: z.string(), persons: z.array(z.string()), servedOn: localDate }),
  sample: { code: 'L09', ref: 'o1', persons: ['p1'], servedOn: SAMPLE.day, withheld },
});

export const ReviewRequested = define({
  name: 'ReviewRequested',
  title: 'A petitioner asked for review or re-review (申请复查、复核, REG-35a, REG-36a)',
  schema: matterEvent({
    ...request,
    person: z.string(),
    requestedOn: localDate,
    receivedAt: instant,
    request: sealed,
    against: z.string(),
    limits: limits.exactOptional(),
  }),
  sample: {
    ...requestSample,
    person: 'p1',
    requestedOn: SAMPLE.day,
    receivedAt: SAMPLE.at,
    request: SAMPLE.sealed,
    against: 'o1',
    limits: { 'T-REVIEW': `T-REVIEW/${SAMPLE.superior}/1`, 'T-REVIEW-REFUSE': `T-REVIEW-REFUSE/${SAMPLE.superior}/1` },
    withheld,
  },
});

export const ReviewAccepted = define({
  name: 'ReviewAccepted',
  title: 'The request was accepted (复查、复核受理, L13)',
  schema: matterEvent({ ...request, person: z.string(), forCause: z.string().exactOptional(), lastDay: localDate }),
  sample: { ...requestSample, person: 'p1', lastDay: SAMPLE.laterDay, withheld },
});

export const REFUSAL_GROUNDS = ['late', 'out-of-scope', 'level-skipped', 'already-accepted-elsewhere', 'other-legal-route'] as const;

export const ReviewRefused = define({
  name: 'ReviewRefused',
  title: 'The request was not accepted, with the ground (不予受理, REV-3, L13)',
  schema: matterEvent({ ...request, person: z.string(), ground: z.enum(REFUSAL_GROUNDS), lastDay: localDate.exactOptional() }),
  sample: { ...requestSample, person: 'p1', ground: 'late', lastDay: SAMPLE.day, withheld },
});

export const RefusalWithdrawn = define({
  name: 'RefusalWithdrawn',
  title: 'A refusal rested on a wrong fact and was withdrawn; the request goes on (撤回不予受理)',
  schema: matterEvent({ ...request, person: z.string(), reason: z.string(), limits: limits.exactOptional() }),
  sample: { ...requestSample, person: 'p1', reason: 'served-on-corrected', withheld },
});

export const TeamNamed = define({
  name: 'TeamNamed',
  title: 'The team that decides together (团队合议, S2-03)',
  schema: matterEvent({ ...request, undertaker: staffId, members: z.array(staffId).min(1) }),
  sample: { ...requestSample, undertaker: SAMPLE.staff, members: [SAMPLE.staff], withheld },
});

export const MemberRecused = define({
  name: 'MemberRecused',
  title: 'A member withdrew or was withdrawn for an interest (回避, Regulation Art. 28 ¶3)',
  schema: matterEvent({ ...request, member: staffId, reason: z.string() }),
  sample: { ...requestSample, member: SAMPLE.staff, reason: 'decided-below', withheld },
});

const delegation = { ...request, department: orgId };
const delegationSample = { ...requestSample, department: SAMPLE.agency };

export const DraftDelegated = define({
  name: 'DraftDelegated',
  title: 'A government has a department draft the opinion; it decides itself (委托部门草拟, REV-9)',
  schema: matterEvent({ ...delegation, limits: limits.exactOptional() }),
  sample: { ...delegationSample, limits: { 'T-REVIEW-DRAFT': `T-REVIEW-DRAFT/${SAMPLE.agency}/1` }, withheld },
});

export const DraftHandedIn = define({
  name: 'DraftHandedIn',
  title: 'The department handed in its draft of the opinion (提交草拟意见, REV-9)',
  schema: matterEvent({ ...delegation, draft: sealed }),
  sample: { ...delegationSample, draft: SAMPLE.sealed, withheld },
});

export const DeliberationRecorded = define({
  name: 'DeliberationRecorded',
  title: 'Joint deliberation with views and vote, dissent kept (合议, S2-03)',
  schema: matterEvent({
    ...request,
    votes: z.array(z.object({ member: staffId, view: sealed, infavour: z.boolean() })).min(1),
    result: z.enum(['1', '2', '3']),
  }),
  sample: { ...requestSample, votes: [{ member: SAMPLE.staff, view: SAMPLE.sealed, infavour: true }], result: '1', withheld },
});

export const ReviewDecided = define({
  name: 'ReviewDecided',
  title: 'Review or re-review opinion (复查意见书 L14、复核意见书 L15)',
  schema: matterEvent({
    ...request,
    opinionId: z.string(),
    /** Dictionary `review-outcome`: 1 uphold, 2 change, 3 order to handle again. */
    outcome: z.enum(['1', '2', '3']),
    text: opinionText,
    /** In whose name: a review office decides for its government (S2-24). */
    inNameOf: orgId,
    below: orgId,
    remedy: remedy.exactOptional(),
    redoLimit: z.int().positive().exactOptional(),
    signedBy: staffId,
    deciders: z.array(staffId),
    petitioners: z.array(z.string()),
    copies: z.array(orgId),
  }),
  sample: {
    ...requestSample,
    opinionId: 'o2',
    outcome: '1',
    text: SAMPLE_OPINION,
    inNameOf: SAMPLE.superior,
    below: SAMPLE.agency,
    remedy: { bodies: [SAMPLE.superior], timer: 'T-REREVIEW-REQ', days: 30 },
    signedBy: SAMPLE.head,
    deciders: [SAMPLE.head],
    petitioners: ['p1'],
    copies: [SAMPLE.agency],
    withheld,
  },
});

export const RedoConsentGiven = define({
  name: 'RedoConsentGiven',
  title: 'The reviewer consents to the new opinion after an order to handle again (REV-6)',
  schema: matterEvent({ ...request }),
  sample: { ...requestSample, withheld },
});

export const RemediesEnded = define({
  name: 'RemediesEnded',
  title: 'No right to review is open any more (救济程序终结, REV-10)',
  schema: matterEvent({ ground: z.enum(['no-request-in-time', 're-review-served']), endedAt: instant }),
  sample: { ground: 'no-request-in-time', endedAt: SAMPLE.at, withheld },
});
