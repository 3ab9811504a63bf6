import type { ReviewEvent } from '@huiyin/contracts';
import type { ClockEvent, Moment, OrgId, RegionCode } from '@huiyin/kernel';
import { heldBy, heldByPetitioner, latestClock, openClock } from '@huiyin/time';
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

export const opinionClock = (review: Review, request: Request) =>
  openClock(review.clocks, TIMERS[request.level].opinion, heldBy(request.reviewer));
export const decisionClock = (review: Review, request: Request) =>
  openClock(review.clocks, TIMERS[request.level].decision, heldBy(request.reviewer));
export const rightClock = (review: Review, level: Request['level'], person: string) =>
  latestClock(review.clocks, TIMERS[level].right, heldByPetitioner(person));
