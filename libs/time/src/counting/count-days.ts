import type { DayType, LocalDate } from '@huiyin/kernel';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addDays, addMonths, daysBetween } from '../local-date.js';

const addWorkingDays = (day: LocalDate, amount: number, calendar: WorkingCalendar): LocalDate => {
  let last = day;
  for (let left = amount; left > 0;) {
    last = addDays(last, 1);
    if (calendar.isWorkingDay(last)) left -= 1;
  }

  return last;
};

/** The day that is so many days of a type after another; the first day itself is not counted (domain.md §0). */
export const countFrom = (
  day: LocalDate,
  length: { readonly amount: number; readonly type: DayType },
  calendar: WorkingCalendar,
): LocalDate => {
  if (length.type === 'wd') return addWorkingDays(day, length.amount, calendar);
  if (length.type === 'month') return addMonths(day, length.amount);

  return addDays(day, length.amount);
};

/** How many days of a clock's own type a span holds: its first day is not counted, its last is. Months pause by calendar days. */
export const countBetween = (
  from: LocalDate,
  to: LocalDate,
  unit: { readonly type: DayType; readonly calendar: WorkingCalendar },
): number => {
  if (to <= from) return 0;
  if (unit.type !== 'wd') return daysBetween(from, to);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (unit.calendar.isWorkingDay(day)) count += 1;

  return count;
};
