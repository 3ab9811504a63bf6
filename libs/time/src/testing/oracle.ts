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

const dayOfMonth = (day: LocalDate): number => Number(day.slice(8));

/** Turns the sheets of a wall calendar: the day of the same number on the last sheet, or the last day of a sheet that has none. */
export const naiveMonthsLater = (start: LocalDate, months: number): LocalDate => {
  let day = start;
  for (let sheets = 0; sheets < months;) {
    day = tomorrow(day);
    if (dayOfMonth(day) === 1) sheets += 1;
  }
  while (dayOfMonth(day) < dayOfMonth(start) && dayOfMonth(tomorrow(day)) !== 1) day = tomorrow(day);

  return day;
};

/** Leafs on until the year after the first day shows the day that is written `MM-DD`. */
export const naiveDayOfNextYear = (start: LocalDate, monthAndDay: string): LocalDate => {
  const year = String(Number(start.slice(0, 4)) + 1);
  let day = start;
  while (day !== `${year}-${monthAndDay}`) day = tomorrow(day);

  return day;
};

/** The first day on the next sheet or later that is a working day, or the day itself. */
export const naiveWorkingDay = (day: LocalDate, calendar: WorkingCalendar): LocalDate =>
  calendar.isWorkingDay(day) ? day : naiveWorkingDay(tomorrow(day), calendar);

const yesterday = (day: LocalDate): LocalDate => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);

  return date.toISOString().slice(0, 10) as LocalDate;
};

/** Leafs back from the day that something is held until a notice of that day leaves the whole period. */
export const naiveNoticeDay = (held: LocalDate, count: Omit<NaiveCount, 'start'>): LocalDate => {
  let notice = held;
  while (naiveLastDay({ ...count, start: notice }) > held) notice = yesterday(notice);

  return notice;
};
