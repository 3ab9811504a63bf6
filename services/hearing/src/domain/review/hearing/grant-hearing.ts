import type { DataOf, HEARING_REFUSAL_GROUNDS, HearingGranted, ReviewEvent } from '@huiyin/contracts';
import { ignored, recorded, refused, type Clock, type Decide, type LocalDate, type Moment, type Sealed } from '@huiyin/kernel';
import { heldByPetitioner, openClock, clockCancelled } from '@huiyin/time';
import { requestFor } from '../answer-request.js';
import { limitMet, limitsBegun } from '../request-limits.js';
import { clocks } from '../review.events.js';
import { requestsOf, type Request, type Review } from '../review.state.js';
import { ruleFor } from '../rules-for.js';
import { hearingAt, hearingBase } from './hearing-at.js';
import { HEARING_RIGHT } from './hearing-right.js';

export type HearingRefusalGround = (typeof HEARING_REFUSAL_GROUNDS)[number];

interface Granting {
  readonly request: Request;
  readonly hearingId: string;
  readonly how: Pick<DataOf<typeof HearingGranted>, 'by' | 'agreedOn'>;
}

/** The application is answered, and the hearing must be held within its limit from now on (T-HEAR-HOLD). */
export const hearingGranted = (review: Review, { request, hearingId, how }: Granting, moment: Moment): readonly ReviewEvent[] => {
  const cause = 'HearingGranted';
  const holding = limitsBegun(review, { timers: ['T-HEAR-HOLD'], body: request.reviewer, as: 'reviewer', cause }, moment);

  return [
    { type: cause, data: { ...hearingBase(request, hearingId), person: request.person, ...how, limits: holding.limits } },
    ...limitMet(review, { request, timer: 'T-HEAR-DECIDE', cause }, moment),
    ...holding.events,
  ];
};

/** 决定听证: the application is granted; time and place follow with the notice. */
export const grantHearing =
  (command: { readonly requestId: string }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['applied'] }, moment);
    if ('kind' in found) return found;
    const { hearingId } = found.hearing;

    return recorded(...hearingGranted(review, { request: found.request, hearingId, how: { by: 'application' } }, moment));
  };

/** 不予听证 (L18): with ground and reason; the opinion may then follow without a hearing. */
export const refuseHearing =
  (command: { readonly requestId: string; readonly ground: HearingRefusalGround; readonly reason: Sealed }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['applied'] }, moment);
    if ('kind' in found) return found;
    const { request, hearing } = found;
    const { ground, reason } = command;
    const cause = 'HearingRefused';

    return recorded(
      {
        type: cause,
        data: { ...hearingBase(request, hearing.hearingId), person: request.person, ground, reason, appliedOn: hearing.appliedOn },
      },
      ...limitMet(review, { request, timer: 'T-HEAR-DECIDE', cause }, moment),
    );
  };

const MAY_OPEN = ['none', 'told'];

/** 依职权听证 (Guangxi Art. 5): the body starts a hearing itself, with its head's approval and the petitioner taking part. */
export const openHearing =
  (command: { readonly requestId: string; readonly hearingId: string; readonly agreedOn: LocalDate }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const { requestId, hearingId, agreedOn } = command;
    const request = requestFor(review, { requestId, stage: 'accepted', roles: ['head', 'acting-head'] }, moment);
    if ('kind' in request) return request;
    if (!MAY_OPEN.includes(request.hearing.stage)) return refused('hearing.wrong-stage', { stage: request.hearing.stage });
    if (ruleFor(request.reviewer, 'hearing-by-body', moment) === 0) return refused('hearing.not-by-body');
    const right = openClock(review.clocks, HEARING_RIGHT, heldByPetitioner(request.person));

    return recorded(
      ...hearingGranted(review, { request, hearingId, how: { by: 'own-motion', agreedOn } }, moment),
      ...(right === undefined ? [] : clocks(clockCancelled(right, { cause: 'HearingGranted' }, moment))),
    );
  };

/** 逾期不决定视为同意: where the region's rules say that silence on an application grants it (domain.md §4.2). */
export const grantedBySilence =
  (deciding: Clock | undefined): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestsOf(review).find(({ limits }) => deciding !== undefined && limits['T-HEAR-DECIDE'] === deciding.id);
    if (request?.hearing.stage !== 'applied') return ignored('no application waits');
    if (ruleFor(request.reviewer, 'hearing-granted-by-silence', moment) === 0) return ignored('silence grants nothing here');
    const { hearingId } = request.hearing;

    return recorded(...hearingGranted(review, { request, hearingId, how: { by: 'silence' } }, moment));
  };
