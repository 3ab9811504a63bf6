import type { Clock, ClockEvent, Instant, Moment } from '@huiyin/kernel';
import type { Days } from '../days.js';
import { endClock, entryOf, withEntry, extendClock, pauseClock, resumeClock, type ClockChange } from './change-clock.js';
import { expired, expiredClock } from './clock-deadlines.js';
import { isOver, isSettled, isUnmet } from './is-over.js';
import { recomputeClock, type ClockCorrection } from './recompute-clock.js';
import { startClock, type ClockStart } from './start-clock.js';

/** A clock with the events that brought it there: what deciders spread into `recorded(...)`. */
export type ClockEvents = readonly ClockEvent[];

export const clockStarted = (start: ClockStart, moment: Moment): ClockEvents => [
  { type: 'ClockStarted', data: { clock: startClock(start, moment) } },
];

const retracted = (clock: Clock, reason: string): ClockEvents =>
  clock.nature === 'duty' ? [{ type: 'DutyMissRetracted', data: { clock, reason } }] : [];

interface Standing {
  readonly clock: Clock;
  readonly before: ClockEvents;
}

/**
 * How the clock stood at the instant of a fact. A fact whose date lies before the end sets a missed duty running again; one that lies
 * after it, while the sweep has not run, ends the clock first.
 */
const standingAt = (clock: Clock, fact: ClockChange, moment: Moment): Standing => {
  const at: Instant = fact.at ?? moment.at;
  if (clock.state === 'running' && isOver(clock, at)) return { clock: expiredClock(clock, moment), before: expired(clock, moment) };
  if (!isUnmet(clock) || at >= clock.due) return { clock, before: [] };
  const entry = entryOf('recomputed', fact, { clock, moment });
  const again = withEntry({ ...clock, state: 'running' }, entry, clock);

  return { clock: again, before: retracted(again, fact.cause) };
};

/** What awaited something was done. In time: met. Too late: the duty is missed (or the right has lapsed), and the ledger says when it was done. */
export const clockMet = (clock: Clock, fact: ClockChange, moment: Moment): ClockEvents => {
  if (clock.state === 'met' || clock.state === 'cancelled') return [];
  const standing = standingAt(clock, fact, moment);

  return [...standing.before, { type: 'ClockEnded', data: { clock: endClock(standing.clock, { ...fact, as: 'met' }, moment) } }];
};

/** Nothing is awaited any more (withdrawn, passed back, voided). */
export const clockCancelled = (clock: Clock, fact: ClockChange, moment: Moment): ClockEvents =>
  isSettled(clock) ? [] : [{ type: 'ClockEnded', data: { clock: endClock(clock, { ...fact, as: 'cancelled' }, moment) } }];

export const clockPaused = (clock: Clock, fact: ClockChange, moment: Moment): ClockEvents => {
  if (isSettled(clock)) return [];
  const standing = standingAt(clock, fact, moment);
  if (standing.clock.state !== 'running') return standing.before;

  return [...standing.before, { type: 'ClockChanged', data: { clock: pauseClock(standing.clock, fact, moment), change: 'paused' } }];
};

export const clockResumed = (clock: Clock, fact: ClockChange, moment: Moment): ClockEvents =>
  clock.state === 'paused' ? [{ type: 'ClockChanged', data: { clock: resumeClock(clock, fact, moment), change: 'resumed' } }] : [];

export const clockExtended = (clock: Clock, fact: ClockChange & { readonly days: Days }, moment: Moment): ClockEvents => {
  if (isSettled(clock)) return [];
  const standing = standingAt(clock, fact, moment);
  if (standing.clock.state !== 'running' && standing.clock.state !== 'paused') return standing.before;

  return [...standing.before, { type: 'ClockChanged', data: { clock: extendClock(standing.clock, fact, moment), change: 'extended' } }];
};

/** Facts were corrected: the clock is counted anew, and a missed duty is taken back, or found, where that follows. */
export const clockRecomputed = (clock: Clock, correction: ClockCorrection, moment: Moment): ClockEvents => {
  const anew = recomputeClock(clock, correction, moment);
  const changed: ClockEvent = { type: 'ClockChanged', data: { clock: anew, change: 'recomputed' } };
  if (clock.state === 'missed' && anew.state !== 'missed') return [...retracted(anew, correction.cause), changed];
  if (clock.state === 'met' && anew.state === 'missed') return [changed, { type: 'DutyMissed', data: { clock: anew } }];

  return [changed];
};
