import type { REFUSAL_GROUNDS, ReviewEvent } from '@huiyin/contracts';
import { hasRole, recorded, refused, type Decide, type Decision, type Moment, type Role } from '@huiyin/kernel';
import { clockCancelled, clockMet, startOf } from '@huiyin/time';
import { afterEvents } from './after-events.js';
import { remediesEnded } from './remedies.js';
import { base, clocks, decisionClock, opinionClock, rightClock } from './review.events.js';
import type { Request, Review } from './review.state.js';

export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** Asked after the right had lapsed, by the date of asking. */
export const isLate = (review: Review, request: Request): boolean => {
  const right = rightClock(review, request.level, request.person);

  return right !== undefined && startOf(request.requestedOn) >= right.due;
};

/** Who acts on a request for the reviewing body. */
export const REVIEWERS = ['reviewer', 'registrar', 'head', 'acting-head'] as const satisfies readonly Role[];

export interface RequestWanted {
  readonly requestId: string;
  readonly stage: Request['stage'];
  readonly roles?: readonly Role[];
}

/** The request, if this member of the reviewing body may act on it now. */
export const requestFor = (review: Review, query: RequestWanted, moment: Moment): Request | Decision<never> => {
  const request = review.requests[query.requestId];
  if (request === undefined) return refused('review.not-found', { requestId: query.requestId });
  if (moment.actor.org !== request.reviewer || !hasRole(moment.actor, ...(query.roles ?? REVIEWERS))) return refused('review.forbidden');
  if (request.stage !== query.stage) return refused('review.wrong-stage', { stage: request.stage });

  return request;
};

const decisionMet = (review: Review, request: Request, moment: Moment): readonly ReviewEvent[] => {
  const clock = decisionClock(review, request);

  return clock === undefined ? [] : clocks(clockMet(clock, { cause: 'ReviewAnswered' }, moment));
};

export interface AcceptReview {
  readonly requestId: string;
  /** 有正当理由: why a late request is accepted all the same (domain.md §2, T-REVIEW-REQ). */
  readonly forCause?: string;
}

/** 受理: in time, or late for a stated cause. */
export const acceptReview =
  (command: AcceptReview): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'received' }, moment);
    if ('kind' in request) return request;
    if (isLate(review, request) && command.forCause === undefined) return refused('review.late', { requestedOn: request.requestedOn });
    const lastDay = opinionClock(review, request)?.lastDay;
    if (lastDay === undefined) return refused('review.wrong-stage', { stage: request.stage });

    return recorded(
      {
        type: 'ReviewAccepted',
        data: {
          ...base(request),
          person: request.person,
          lastDay,
          ...(command.forCause === undefined ? {} : { forCause: command.forCause }),
        },
      },
      ...decisionMet(review, request, moment),
    );
  };

/** 不予受理 (REV-3): with the ground; "late" only where it is so. */
export const refuseReview =
  (command: { readonly requestId: string; readonly ground: RefusalGround }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'received' }, moment);
    if ('kind' in request) return request;
    if (command.ground === 'late' && !isLate(review, request)) return refused('review.not-late', { requestedOn: request.requestedOn });
    const right = rightClock(review, request.level, request.person);
    const opinion = opinionClock(review, request);
    const events: readonly ReviewEvent[] = [
      {
        type: 'ReviewRefused',
        data: {
          ...base(request),
          person: request.person,
          ground: command.ground,
          ...(right === undefined ? {} : { lastDay: right.lastDay }),
        },
      },
      ...decisionMet(review, request, moment),
      ...(opinion === undefined ? [] : clocks(clockCancelled(opinion, { cause: 'ReviewRefused' }, moment))),
    ];

    return recorded(...events, ...remediesEnded(afterEvents(review, events, moment), moment.at));
  };
