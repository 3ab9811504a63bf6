import type { Instant } from '@huiyin/kernel';
import { clockMet, type ClockEvents } from '@huiyin/time';
import { afterMiss, afterRetraction } from './after-miss.js';
import { inTurn } from './in-turn.js';
import { recordAll } from './record-all.js';
import { stopUrging } from './stop-urging.js';
import type { Rule } from './supervision-event.js';

/** One fact about a clock, and what follows from it: what came late was missed first, whether or not the sweep has run. */
const withEffect = (event: ClockEvents[number]): Rule => {
  const fact = recordAll([event]);
  if (event.type === 'DutyMissed') return inTurn(fact, afterMiss(event.data.clock));

  if (event.type === 'DutyMissRetracted') return inTurn(fact, afterRetraction(event.data.clock));

  return event.type === 'ClockEnded' ? inTurn(fact, stopUrging(event.data.clock.id)) : fact;
};

/** What one of the record's clocks waited for was done; nothing where no clock runs for it. */
export const meetClock =
  (clockId: string | undefined, fact: { readonly cause: string; readonly at?: Instant }): Rule =>
  (state, moment) => {
    const clock = clockId === undefined ? undefined : state.book[clockId];

    return inTurn(...(clock === undefined ? [] : clockMet(clock, fact, moment)).map(withEffect))(state, moment);
  };
