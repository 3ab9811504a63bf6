import type { LocalDate } from '@huiyin/kernel';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addDays } from '../local-date.js';

/** A holiday that was passed over: its days in a row, by the name the calendar gives it. */
export interface PassedHoliday {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
}

/** What a counting of working days, or the move of an end, passed over, and the make-up days that counted. */
export interface PassedDays {
  readonly holidays: readonly PassedHoliday[];
  /** Weekend days that belong to no holiday. */
  readonly weekendDays: number;
  readonly makeUpDays: readonly { readonly date: LocalDate; readonly name: string }[];
}

const NOTHING: PassedDays = { holidays: [], weekendDays: 0, makeUpDays: [] };

const withHoliday = (passed: PassedDays, day: LocalDate, name: string): PassedDays => {
  const last = passed.holidays.at(-1);
  const goesOn = last !== undefined && last.name === name && addDays(last.to, 1) === day;
  const holiday: PassedHoliday = goesOn ? { ...last, to: day, days: last.days + 1 } : { name, from: day, to: day, days: 1 };

  return { ...passed, holidays: [...(goesOn ? passed.holidays.slice(0, -1) : passed.holidays), holiday] };
};

const withDay = (passed: PassedDays, day: LocalDate, calendar: WorkingCalendar): PassedDays => {
  const special = calendar.specialDay(day);
  if (special?.kind === 'workday') return { ...passed, makeUpDays: [...passed.makeUpDays, { date: day, name: special.name }] };
  if (special !== undefined) return withHoliday(passed, day, special.name);

  return calendar.isWorkingDay(day) ? passed : { ...passed, weekendDays: passed.weekendDays + 1 };
};

/** Goes over the days after the first, up to and with the last. */
export const passedDays = (from: LocalDate, to: LocalDate, calendar: WorkingCalendar): PassedDays => {
  let passed = NOTHING;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) passed = withDay(passed, day, calendar);

  return passed;
};

export const isNothing = ({ holidays, weekendDays, makeUpDays }: PassedDays): boolean =>
  holidays.length === 0 && weekendDays === 0 && makeUpDays.length === 0;
