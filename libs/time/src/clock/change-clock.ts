import type { Clock, ClockEntry, ClockState, Instant, Moment } from '@huiyin/kernel';
import type { Days } from '../days.js';
import { ruleOf } from '../rules/find-rule.js';
import { figuresOf } from './clock-figures.js';
import { isUnmet } from './is-over.js';

/** Why a clock changes. `at` is the instant with legal meaning (default: now); `article` where it is not the timer's own. */
export interface ClockChange {
  readonly cause: string;
  readonly at?: Instant;
  readonly article?: string;
}

type EndState = Extract<ClockState, 'met' | 'missed' | 'lapsed' | 'cancelled'>;

interface About {
  readonly clock: Pick<Clock, 'timer' | 'ruleSet'>;
  readonly moment: Moment;
}

/** The line that a change writes; under the timer's own article where it names none. */
export const entryOf = (kind: ClockEntry['kind'], change: ClockChange, { clock, moment }: About): ClockEntry => ({
  kind,
  at: change.at ?? moment.at,
  cause: change.cause,
  article: change.article ?? ruleOf(clock, moment.directory).rule.article,
  actor: moment.actor.id,
});

type Before = Pick<Clock, 'lastDay' | 'calendar'>;
type Standing = Before & Pick<Clock, 'ruleSet'>;

/**
 * The entry with the rule version and the calendar editions the clock is counted by; of a clock that runs, also its last day. What was
 * there before a recompute stands beside it.
 */
const standing = ({ ruleSet, calendar, lastDay }: Standing, entry: ClockEntry, before: Before | undefined): ClockEntry => {
  // Written out: a copy that grows by new properties costs V8 a hundred times as much, and this is done for every clock.
  const { kind, at, cause, article, actor, days } = entry;
  if (kind === 'paused') return { kind, at, cause, article, actor, ruleSet, calendar };
  if (before !== undefined) {
    const { lastDay: lastDayBefore, calendar: calendarBefore } = before;

    return { kind, at, cause, article, actor, lastDay, lastDayBefore, ruleSet, calendar, calendarBefore };
  }

  return days === undefined
    ? { kind, at, cause, article, actor, lastDay, ruleSet, calendar }
    : { kind, at, cause, article, actor, days, lastDay, ruleSet, calendar };
};

/** Writes an entry at the end of the ledger, with how the clock stands after it. */
export const withEntry = (clock: Clock, entry: ClockEntry, before?: Before): Clock => ({
  ...clock,
  ledger: [...clock.ledger, standing(clock, entry, before)],
});

/** Counts the clock as it is after the entry; the entry then says what came of it. */
export const countedWith = (clock: Clock, entry: ClockEntry, moment: Moment): Clock => {
  const { lastDay, due, warnings, warned, provisional, calendar } = figuresOf(clock, [...clock.ledger, entry], moment);
  const before = entry.kind === 'recomputed' ? clock : undefined;
  const ledger = [...clock.ledger, standing({ ruleSet: clock.ruleSet, lastDay, calendar }, entry, before)];

  return { ...clock, lastDay, due, warnings, warned, provisional, calendar, ledger };
};

/** Stops a running clock; any other is left as it is, so paused spans never overlap (INV-5). */
export const pauseClock = (clock: Clock, change: ClockChange, moment: Moment): Clock =>
  clock.state === 'running' ? { ...withEntry(clock, entryOf('paused', change, { clock, moment })), state: 'paused' } : clock;

/** Lets a paused clock run on: the paused days, in its own day type, are added before the move to a working day. */
export const resumeClock = (clock: Clock, change: ClockChange, moment: Moment): Clock => {
  if (clock.state !== 'paused') return clock;
  const entry = entryOf('resumed', change, { clock, moment });

  return countedWith({ ...clock, state: 'running' }, entry, moment);
};

/** Adds days to the limit, before the move to a working day. Whether it may be extended is the decider's rule. */
export const extendClock = (clock: Clock, change: ClockChange & { readonly days: Days }, moment: Moment): Clock => {
  if (clock.state !== 'running' && clock.state !== 'paused') return clock;
  const entry = { ...entryOf('extended', change, { clock, moment }), days: change.days };

  return countedWith(clock, entry, moment);
};

/** Ends a clock. What was missed or lapsed stays so when it is done late or called off: the ledger then says when. */
export const endClock = (clock: Clock, change: ClockChange & { readonly as: EndState }, moment: Moment): Clock => {
  const entry = entryOf(change.as, change, { clock, moment });
  const inTime = change.as === 'met' && entry.at < clock.due;

  return { ...withEntry(clock, entry), state: isUnmet(clock) && !inTime ? clock.state : change.as };
};
