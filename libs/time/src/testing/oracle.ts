import type { LocalDate } from '@huiyin/kernel';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

/** The next day, by the machine's UTC calendar and nothing else. */
const tomorrow = (day: LocalDate): LocalDate => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);

  return date.toISOString().slice(0, 10) as LocalDate;
};

export interface NaiveCount {
  readonly start: LocalDate;
  readonly limit: number;
  readonly type: 'cal' | 'wd';
  readonly calendar: WorkingCalendar;
  /** Days that do not count: after the first, up to and with the second. */
  readonly pauses?: readonly (readonly [LocalDate, LocalDate])[];
}

/** Counts a limit as a clerk with a wall calendar would: strikes out one day after the other. The move to a working day is not made. */
export const naiveEnd = ({ start, limit, type, calendar, pauses = [] }: NaiveCount): LocalDate => {
  let day = start;
  let counted = 0;
  while (counted < limit) {
    day = tomorrow(day);
    const today = day;
    const paused = pauses.some(([from, to]) => today > from && today <= to);
    if (!paused && (type === 'cal' || calendar.isWorkingDay(day))) counted += 1;
  }

  return day;
};

/** The same, and then on to the next working day. */
export const naiveLastDay = (count: NaiveCount): LocalDate => {
  let day = naiveEnd(count);
  while (!count.calendar.isWorkingDay(day)) day = tomorrow(day);

  return day;
};
