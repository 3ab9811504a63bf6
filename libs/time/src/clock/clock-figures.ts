import type { Clock, ClockEntry, Instant, Moment } from '@huiyin/kernel';
import { calendarOf } from '../calendar/working-calendar.js';
import { dayOf, endOf } from '../local-date.js';
import { ruleOf } from '../rules/find-rule.js';
import { courseOf } from './course.js';
import { warningsOf } from './warnings.js';

/** A level given before is not given again, unless the end moved so far that its day lies ahead again. */
const stillWarned = (clock: Clock, warnings: Clock['warnings'], now: Instant): Clock['warned'] =>
  clock.warned.length === 0
    ? clock.warned
    : clock.warned.filter((level) => !warnings.some((warning) => warning.level === level && warning.at > now));

/** What follows from start, limit and ledger of a clock. */
export type Figures = Pick<Clock, 'lastDay' | 'due' | 'warnings' | 'warned' | 'provisional' | 'calendar'>;

/** Computed by the current calendar and the clock's own rule version, as if the ledger were this one. */
export const figuresOf = (clock: Clock, ledger: readonly ClockEntry[], { at, directory }: Pick<Moment, 'at' | 'directory'>): Figures => {
  const calendar = calendarOf(clock.region, directory);
  const { rule } = ruleOf(clock, directory);
  const startDay = dayOf(clock.startedAt);
  const { lastDay } = courseOf({ startDay, limit: clock.limit ?? 0, type: rule.type, ledger, calendar });
  const warnings = warningsOf(rule.warnings, { startDay, lastDay, calendar });

  return {
    lastDay,
    due: endOf(lastDay),
    warnings,
    warned: stillWarned(clock, warnings, at),
    provisional: calendar.isProvisional(startDay) || calendar.isProvisional(lastDay),
    calendar: calendar.editions(startDay, lastDay),
  };
};
