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

const isFinal = (review: Review, request: Request): boolean => {
  if (request.stage === 'refused') return true;
  if (request.stage !== 'decided' || request.decided === undefined) return false;
  // an order to handle again leads to a new opinion, which opens the rights anew
  if (request.decided.outcome === '3') return false;

  return request.level === 're-review' && review.served[request.decided.opinionId]?.[request.person] !== undefined;
};

/** A petitioner has no way left: his right lapsed unused at the level that he reached, or the last opinion was served on him (REV-10). */
const isDone = (review: Review, person: string): boolean => {
  const own = requestsOf(review).filter((request) => request.person === person);
  if (
    own.some((request) => !isFinal(review, request) && !(request.stage === 'decided' && rightOf(review, 're-review', person) === 'lapsed'))
  )
    return false;
  if (own.some((request) => request.level === 're-review')) return true;
  const level: Level = own.some((request) => request.stage === 'decided') ? 're-review' : 'review';
  const right = rightOf(review, level, person);

  return right === 'lapsed' || (right === 'used' && own.some((request) => request.stage === 'refused'));
};

/** 救济程序终结: emitted once, when nobody's right is open and no request runs; in joint matters for each petitioner by his own dates. */
export const remediesEnded = (review: Review, at: Instant): readonly ReviewEvent[] => {
  const petitioners = review.opinion?.petitioners ?? [];
  if (review.ended || petitioners.length === 0 || !petitioners.every((person) => isDone(review, person))) return [];
  const reReviewed = requestsOf(review).some((request) => request.level === 're-review' && request.stage === 'decided');

  return [{ type: 'RemediesEnded', data: { ground: reReviewed ? 're-review-served' : 'no-request-in-time', endedAt: at } }];
};
