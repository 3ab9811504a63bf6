import type { LocalDate } from '@huiyin/kernel';
import { sampleDirectory } from '@huiyin/testing/domain';
import { addDays, calendarOf, nextWorkingDay } from '@huiyin/time';

const calendar = calendarOf('nation', sampleDirectory());

/** The n-th working day after a day; 0 is the day itself, or the next on which offices are open. */
export const workingDay = (day: LocalDate, n = 0): LocalDate => {
  let found = nextWorkingDay(day, calendar);
  for (let count = 0; count < n; count += 1) found = nextWorkingDay(addDays(found, 1), calendar);

  return found;
};

/** The first working day that is at least so many calendar days after a day. */
export const openDayAfter = (day: LocalDate, days: number): LocalDate => workingDay(addDays(day, days));

/** The last working day that is at least so many calendar days before a day. */
export const openDayBefore = (day: LocalDate, days: number): LocalDate => {
  let found = addDays(day, -days);
  while (!calendar.isWorkingDay(found)) found = addDays(found, -1);

  return found;
};
