import type { ReviewEvent } from '@huiyin/contracts';
import type { Clock, Instant, LocalDate, Moment, OrgId } from '@huiyin/kernel';
import { supervisorOf, type Capacity } from '@huiyin/policy';
import { clockCancelled, clockMet, clockStarted, heldBy, nextNumber, startOf } from '@huiyin/time';
import { clocks, limitOfRequest, regionOf } from './review.events.js';
import type { Request, Review } from './review.state.js';

/** Limits of a body that begin with one event. */
export interface Beginning {
  readonly timers: readonly string[];
  readonly body: OrgId;
  /** 以何身份: decides who supervises; a reviewer is supervised one level above. */
  readonly as: Capacity;
  readonly cause: string;
  readonly at?: Instant | LocalDate;
  readonly variant?: string;
}

export interface Begun {
  /** Timer → id of its clock: goes with the event that starts them, so that the requests before one body keep theirs apart. */
  readonly limits: Readonly<Record<string, string>>;
  readonly events: readonly ReviewEvent[];
}

/** The clocks of a request begin; days and warnings come from the rule set of the body's region. */
export const limitsBegun = (review: Review, beginning: Beginning, moment: Moment): Begun => {
  const { timers, body, as, cause, at, variant } = beginning;
  const holder = heldBy(body);
  const supervisor = supervisorOf(body, moment.directory, as);
  const given = {
    ...(supervisor === undefined ? {} : { supervisor }),
    ...(at === undefined ? {} : { at }),
    ...(variant === undefined ? {} : { variant }),
  };
  const started = timers.flatMap((timer) =>
    clockStarted({ timer, holder, region: regionOf(body, moment), cause, n: nextNumber(review.clocks, timer, holder), ...given }, moment),
  );

  return {
    limits: Object.fromEntries(started.map(({ data }) => [data.clock.timer, data.clock.id])),
    events: clocks(started),
  };
};

interface Ending {
  readonly timer: string;
  readonly cause: string;
  /** The day on which it was done, where that is not the day of recording. */
  readonly on?: LocalDate;
}

/** A day has no time of day: what was done on the day on which the clock began was done after it began. */
const doneAt = (clock: Clock, on: LocalDate | undefined): { readonly at?: Instant } => {
  if (on === undefined) return {};
  const at = startOf(on);

  return { at: at < clock.startedAt ? clock.startedAt : at };
};

/** What a limit of the request awaited was done. */
export const limitMet = (review: Review, { request, ...ending }: Ending & { readonly request: Request }, moment: Moment) => {
  const clock = limitOfRequest(review, request, ending.timer);

  return clock === undefined ? [] : clocks(clockMet(clock, { cause: ending.cause, ...doneAt(clock, ending.on) }, moment));
};

/** Nothing is awaited any more from these limits of the request. */
export const limitsDropped = (
  review: Review,
  dropped: { readonly request: Request; readonly timers: readonly string[]; readonly cause: string },
  moment: Moment,
): readonly ReviewEvent[] =>
  dropped.timers.flatMap((timer) => {
    const clock = limitOfRequest(review, dropped.request, timer);

    return clock === undefined ? [] : clocks(clockCancelled(clock, { cause: dropped.cause }, moment));
  });
