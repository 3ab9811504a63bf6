import { SAMPLE, SAMPLE_OPINION } from '@huiyin/contracts';
import { asOrgId, asStaffId, type LocalDate } from '@huiyin/kernel';
import { acceptPetition } from '../domain/petition/decisions/accept-petition.js';
import { chooseSimple } from '../domain/petition/decisions/choose-simple.js';
import { issueOpinion } from '../domain/petition/decisions/issue-opinion.js';
import { passOn } from '../domain/petition/decisions/pass-on.js';
import { noteReview, reopenHandling } from '../domain/petition/decisions/review-heard.js';
import { serveReply, type ServedLetter } from '../domain/petition/decisions/serve-reply.js';
import { heard, PERSON, request, step, type PetitionDecide, type Step } from './petition-story.js';

export const day = (written: string): LocalDate => written as LocalDate;

/** The district's housing bureau, to which the stories pass what the district's office takes. */
export const AGENCY = 'q-zjj';
export const HEAD = 'q-zjj:head';
export const UNDERTAKER = 'q-zjj:undertaker-1';
export const REGISTRAR = 'q-xfj:registrar';

export const transferred = (at = '2026-08-05'): Step => step(at, REGISTRAR, passOn({ to: asOrgId(AGENCY) }));
export const assigned = (limit: string, at = '2026-08-05'): Step => step(at, REGISTRAR, passOn({ to: asOrgId(AGENCY), limit: day(limit) }));

/** A person who can be told: with name and address. */
export const REACHABLE = { ...PERSON, address: SAMPLE.sealed };
/** A request that was brought to the housing bureau itself. */
export const direct = (over: Parameters<typeof request>[0] = {}): ReturnType<typeof request> =>
  request({ registeredBy: asOrgId(AGENCY), petitioners: [REACHABLE], ...over });

export const simpleChosen = (by: string = REGISTRAR, at = '2026-08-04'): Step => step(at, by, chooseSimple('clear'));

/** The acceptance of a suggestion, which has no route. */
export const study: PetitionDecide = acceptPetition({
  reason: 'within-its-power',
  leader: asStaffId(HEAD),
  undertaker: asStaffId(UNDERTAKER),
});

export const accept = (route: 5 | 6 = 6): PetitionDecide =>
  acceptPetition({ route, reason: 'within-its-power', leader: asStaffId(HEAD), undertaker: asStaffId(UNDERTAKER) });
export const accepted = (at = '2026-08-10', route: 5 | 6 = 6): Step => step(at, UNDERTAKER, accept(route));

export const opinion = (outcome: '1' | '2' | '3' = '1'): PetitionDecide => issueOpinion({ outcome, text: SAMPLE_OPINION });
export const opinionIssued = (at = '2026-09-01'): Step => step(at, HEAD, opinion());

export const letter = (over: Partial<ServedLetter> = {}): ServedLetter => ({
  letterId: 'o1/L09/p1',
  code: 'L09',
  ref: 'o1',
  persons: ['p1'],
  servedOn: day('2026-09-02'),
  ...over,
});
export const served = (over: Partial<ServedLetter> = {}, at = '2026-09-02'): Step => heard(at, serveReply(letter(over)));

/** The month for the reply begins with the answer, and ends with its service (T-REPLY). */
export const REPLY_OWED = { type: 'ClockStarted', data: { clock: { timer: 'T-REPLY' } } } as const;
export const REPLY_KNOWN = { type: 'ClockEnded', data: { clock: { timer: 'T-REPLY', state: 'met' } } } as const;

const REVIEW = { requestId: 'r1', level: 'review', opinionId: 'v1', reviewer: asOrgId('c-zjj'), below: asOrgId(AGENCY) } as const;
export const reviewed = (outcome: '1' | '2' | '3', at = '2026-10-10'): Step => heard(at, noteReview({ ...REVIEW, outcome }));
export const orderServed = (at = '2026-10-12'): Step =>
  heard(at, reopenHandling({ opinionId: 'v1', on: asOrgId(AGENCY), servedOn: day(at.slice(0, 10)) }));

export const WORDS = SAMPLE.sealed;
