import type { ReviewEvent } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';
import { heldByPetitioner, latestClock } from '@huiyin/time';
import { requestsOf, TIMERS, type Level, type Request, type Review } from './review.state.js';

type Right = 'not-open' | 'open' | 'lapsed' | 'used';

const rightOf = (review: Review, level: Level, person: string): Right => {
  const clock = latestClock(review.clocks, TIMERS[level].right, heldByPetitioner(person));
  if (clock === undefined) return 'not-open';
  if (clock.state === 'running' || clock.state === 'paused') return 'open';

  return clock.state === 'met' ? 'used' : 'lapsed';
};

/** An order to handle again leads to a new opinion, which opens the rights anew. */
const isDecidedForGood = (review: Review, request: Request): boolean => {
  if (request.decided === undefined || request.decided.outcome === '3') return false;
  if (request.level === 're-review') return review.served[request.decided.opinionId]?.[request.person] !== undefined;

  return rightOf(review, 're-review', request.person) === 'lapsed';
};

/** A petitioner has no way left (REV-10): his right lapsed unused, his request was refused, or the last opinion was served on him. */
const isDone = (review: Review, person: string): boolean => {
  const last = requestsOf(review).findLast((request) => request.person === person && request.round === review.opinion?.round);
  if (last === undefined) return rightOf(review, 'review', person) === 'lapsed';
  if (last.stage === 'refused') return true;

  return last.stage === 'decided' && isDecidedForGood(review, last);
};

/** 救济程序终结: emitted once, when nobody's right is open and no request runs; in joint matters for each petitioner by his own dates. */
export const remediesEnded = (review: Review, at: Instant): readonly ReviewEvent[] => {
  const petitioners = review.opinion?.petitioners ?? [];
  if (review.ended || petitioners.length === 0 || !petitioners.every((person) => isDone(review, person))) return [];
  const reReviewed = requestsOf(review).some((request) => request.level === 're-review' && request.stage === 'decided');

  return [{ type: 'RemediesEnded', data: { ground: reReviewed ? 're-review-served' : 'no-request-in-time', endedAt: at } }];
};
