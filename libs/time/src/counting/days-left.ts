import type { Clock, Directory, Instant } from '@huiyin/kernel';
import { calendarOf } from '../calendar/working-calendar.js';
import { dayOf } from '../local-date.js';
import { ruleOf } from '../rules/find-rule.js';
import { countBetween } from './count-days.js';

type Counted = Pick<Clock, 'timer' | 'ruleSet' | 'region' | 'lastDay'>;

/** How far the last day of a clock is, in its own day type: 0 on the day itself, below 0 by so many days it is over. Months count by days. */
export const daysLeft = (clock: Counted, now: Instant, directory: Directory): number => {
  const { type } = ruleOf(clock, directory).rule;
  const unit = { type, calendar: calendarOf(clock.region, directory) };
  const today = dayOf(now);
  const left = countBetween(today, clock.lastDay, unit);
  if (today <= clock.lastDay) return left;

  return 0 - countBetween(clock.lastDay, today, unit);
};
