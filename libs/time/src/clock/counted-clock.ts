import type { Clock, Instant, Moment } from '@huiyin/kernel';
import { calendarOf } from '../calendar/working-calendar.js';
import { dayOf, endOf } from '../local-date.js';
import { ruleOf } from '../rules/find-rule.js';
import { courseOfClock } from './course.js';
import { warningsOf } from './warnings.js';

/** A level given before is not given again, unless the end moved so far that its day lies ahead again. */
const stillWarned = (clock: Clock, warnings: Clock['warnings'], now: Instant): Clock['warned'] =>
  clock.warned.filter((level) => !warnings.some((warning) => warning.level === level && warning.at > now));

/** The clock with everything that follows from its start, limit and ledger computed: due, last day, warnings, editions used. */
export const countedClock = (clock: Clock, moment: Pick<Moment, 'at' | 'directory'>): Clock => {
  const { directory } = moment;
  const calendar = calendarOf(clock.region, directory);
  const startDay = dayOf(clock.startedAt);
  const { lastDay } = courseOfClock(clock, directory);
  const warnings = warningsOf(ruleOf(clock, directory).rule.warnings, { startDay, lastDay, calendar });

  return {
    ...clock,
    lastDay,
    due: endOf(lastDay),
    warnings,
    warned: stillWarned(clock, warnings, moment.at),
    provisional: calendar.isProvisional(startDay) || calendar.isProvisional(lastDay),
    calendar: calendar.editions(startDay, lastDay),
  };
};
