import { WARNING_LEVELS, type Clock, type LocalDate, type WarningRule } from '@huiyin/kernel';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addDays, daysBetween, endOf, startOf } from '../local-date.js';

/** The days a limit runs over, from the day of the event (not counted) to its last day, pauses and moves included. */
export interface Span {
  readonly startDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly calendar: WorkingCalendar;
}

/** The first of the last so many days; `wd` counts back over working days. */
const dayWithLeft = (left: NonNullable<WarningRule['left']>, { lastDay, calendar }: Span): LocalDate => {
  if (left.type === 'cal') return addDays(lastDay, 1 - left.days);
  let day = addDays(lastDay, 1);
  for (let found = 0; found < left.days;) {
    day = addDays(day, -1);
    if (calendar.isWorkingDay(day)) found += 1;
  }

  return day;
};

const dayWithGone = (share: number, { startDay, lastDay }: Span): LocalDate =>
  addDays(startDay, 1 + Math.ceil(daysBetween(startDay, lastDay) * share));

/** The day of a warning: the earlier of the given ones, of those that leave at least one day gone and one to go. */
const warningDay = (rule: WarningRule, span: Span): LocalDate | undefined => {
  const days = [
    ...(rule.left === undefined ? [] : [dayWithLeft(rule.left, span)]),
    ...(rule.shareGone === undefined ? [] : [dayWithGone(rule.shareGone, span)]),
  ].filter((day) => day > addDays(span.startDay, 1) && day <= span.lastDay);

  return days.sort()[0];
};

/** When which warning is due, at the start of its day. A milder level that would not come before a graver one is left out. */
export const warningsOf = (rules: readonly WarningRule[], span: Span): Clock['warnings'] => {
  const found: { readonly level: WarningRule['level']; readonly at: Clock['due'] }[] = [];
  for (const level of [...WARNING_LEVELS].reverse()) {
    const rule = rules.find((candidate) => candidate.level === level);
    const day = rule === undefined ? undefined : warningDay(rule, span);
    const graver = found[0]?.at ?? endOf(span.lastDay);
    if (day !== undefined && startOf(day) < graver) found.unshift({ level, at: startOf(day) });
  }

  return found;
};
