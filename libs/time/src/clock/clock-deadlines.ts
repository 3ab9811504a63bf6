import type { Clock, ClockBook, ClockEvent, Deadline, Instant, Moment } from '@huiyin/kernel';
import { endClock } from './change-clock.js';
import { isOver, UNMET } from './is-over.js';

const deadlinesOf = (clock: Clock): readonly Deadline[] => [
  ...clock.warnings
    .filter((warning) => !clock.warned.includes(warning.level))
    .map((warning): Deadline => ({ name: `warn-${warning.level}:${clock.id}`, at: warning.at, clock: 'business' })),
  { name: `${UNMET[clock.nature]}:${clock.id}`, at: clock.due, clock: 'business' },
];

/** What the clocks of a record wait for: each warning not given yet, and the end. Only running clocks wait. */
export const clockDeadlines = (book: ClockBook): readonly Deadline[] =>
  Object.values(book)
    .filter((clock) => clock.state === 'running')
    .flatMap(deadlinesOf);

const PREFIX = /^(?:warn-(?:notice|yellow|red)|missed|lapsed):/;

export const isClockDeadline = (deadline: Deadline): boolean => PREFIX.test(deadline.name);

/** A clock that ended unmet: a duty is missed, a right lapses, both at the due instant, whenever it was noticed. */
export const expiredClock = (clock: Clock, moment: Moment): Clock =>
  endClock(clock, { as: UNMET[clock.nature], at: clock.due, cause: 'limit-passed' }, moment);

export const expired = (clock: Clock, moment: Moment): readonly ClockEvent[] => [
  { type: clock.nature === 'duty' ? 'DutyMissed' : 'RightLapsed', data: { clock: expiredClock(clock, moment) } },
];

const warned = (clock: Clock, at: Instant): readonly ClockEvent[] => {
  const reached = clock.warnings.filter((warning) => warning.at <= at && !clock.warned.includes(warning.level)).map(({ level }) => level);
  const gravest = reached.at(-1);
  if (gravest === undefined) return [];

  return [{ type: 'DeadlineWarned', data: { clock: { ...clock, warned: [...clock.warned, ...reached] }, level: gravest } }];
};

/**
 * What a due deadline of a clock leads to. It takes the deadline away: a late sweep gives the gravest warning reached, or the end, once.
 * Nothing for a deadline that is not a clock's, or that no longer stands.
 */
export const dueClock = (book: ClockBook, deadline: Deadline, moment: Moment): readonly ClockEvent[] => {
  const clock = book[deadline.name.replace(PREFIX, '')];
  if (clock === undefined || clock.state !== 'running' || !isClockDeadline(deadline)) return [];

  return isOver(clock, moment.at) ? expired(clock, moment) : warned(clock, moment.at);
};
