import type { ReviewEvent } from '@huiyin/contracts';
import type { Clock, LocalDate, Moment } from '@huiyin/kernel';
import { clockPaused, clockResumed, dayOf, parameter, startOf } from '@huiyin/time';
import { clocks, opinionClock, regionOf } from '../review.events.js';
import type { Request, Review } from '../review.state.js';

/** Parameter of the rule sets that says whether a hearing stops the clock of the level. */
const PAUSES = { review: 'hearing-pauses-review', 're-review': 'hearing-pauses-rereview' } as const;

/** 听证期间不计入: the Regulation says it for re-review only, some places for every stage (REG-36c, REV-7, INV-5). The rules with which the clock began hold. */
const isExcluded = (request: Request, clock: Clock, moment: Moment): boolean => {
  const began = { region: regionOf(request.reviewer, moment), org: request.reviewer, on: dayOf(clock.startedAt) };

  return parameter(moment.directory, began, PAUSES[request.level]) === 1;
};

/** The clock of the opinion stands still from the first notice on; a later notice finds it standing. */
export const timeExcluded = (review: Review, request: Request, moment: Moment): readonly ReviewEvent[] => {
  const clock = opinionClock(review, request);
  if (clock === undefined || !isExcluded(request, clock, moment)) return [];

  return clocks(clockPaused(clock, { cause: 'HearingNoticed' }, moment));
};

/** It goes on: from the day of the finding, or from now where there will be no finding. */
export const timeCountedAgain = (
  review: Review,
  ended: { readonly request: Request; readonly cause: string; readonly on?: LocalDate },
  moment: Moment,
): readonly ReviewEvent[] => {
  const clock = opinionClock(review, ended.request);
  if (clock === undefined) return [];

  return clocks(clockResumed(clock, { cause: ended.cause, ...(ended.on === undefined ? {} : { at: startOf(ended.on) }) }, moment));
};
