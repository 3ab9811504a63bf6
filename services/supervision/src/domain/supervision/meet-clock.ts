import type { Instant } from '@huiyin/kernel';
import { clockMet } from '@huiyin/time';
import { recordAll } from './record-all.js';
import type { Rule } from './supervision-event.js';

/** What one of the record's clocks waited for was done; nothing where no clock runs for it. */
export const meetClock =
  (clockId: string | undefined, fact: { readonly cause: string; readonly at?: Instant }): Rule =>
  (state, moment) => {
    const clock = clockId === undefined ? undefined : state.book[clockId];

    return recordAll(clock === undefined ? [] : clockMet(clock, fact, moment))(state, moment);
  };
