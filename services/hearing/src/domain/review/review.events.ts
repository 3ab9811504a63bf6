import type { ReviewEvent } from '@huiyin/contracts';
import type { Clock, ClockEvent, Moment, OrgId, RegionCode } from '@huiyin/kernel';
import { heldBy, heldByPetitioner, isSettled, latestClock, openClock } from '@huiyin/time';
import { TIMERS, type Request, type Review } from './review.state.js';

/** Clock events are events of the review as they stand. */
export const clocks = (events: readonly ClockEvent[]): readonly ReviewEvent[] => events as readonly ReviewEvent[];

export const base = (request: Request) => ({ requestId: request.requestId, level: request.level, reviewer: request.reviewer });

/** Rules and calendar of a body's region hold for its clocks, and for the rights against its opinions. */
export const regionOf = (org: OrgId, moment: Moment): RegionCode => {
  const organisation = moment.directory.organisations.get(org);
  if (organisation === undefined) throw new RangeError(`organisation ${org} is not in the directory`);

  return organisation.region;
};

/** The clock of this request from which something is still awaited. */
export const limitOfRequest = (review: Review, request: Request, timer: string): Clock | undefined => {
  const clock = review.clocks[request.limits[timer] ?? ''];

  return clock === undefined || isSettled(clock) ? undefined : clock;
};

/** A request from before the ids of its clocks were kept: the newest one of its body. */
const ofBody = (review: Review, request: Request, timer: string): Clock | undefined =>
  request.limits[timer] === undefined ? openClock(review.clocks, timer, heldBy(request.reviewer)) : undefined;

const limitOf = (review: Review, request: Request, timer: string): Clock | undefined =>
  limitOfRequest(review, request, timer) ?? ofBody(review, request, timer);

export const opinionClock = (review: Review, request: Request) => limitOf(review, request, TIMERS[request.level].opinion);
export const decisionClock = (review: Review, request: Request) => limitOf(review, request, TIMERS[request.level].decision);
export const rightClock = (review: Review, level: Request['level'], person: string) =>
  latestClock(review.clocks, TIMERS[level].right, heldByPetitioner(person));
