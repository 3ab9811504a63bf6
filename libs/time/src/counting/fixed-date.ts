import type { LocalDate } from '@huiyin/kernel';
import { isLocalDate, toLocalDate } from '../local-date.js';

const dayIn = (year: number, monthAndDay: number): string => {
  const digits = String(monthAndDay).padStart(4, '0');

  return `${year}-${digits.slice(0, 2)}-${digits.slice(2)}`;
};

/** No leap year: a rule names a day that every year has. */
const ORDINARY_YEAR = 2025;

export const isDayOfEveryYear = (monthAndDay: number): boolean => isLocalDate(dayIn(ORDINARY_YEAR, monthAndDay));

/** The day of the following year that a rule names, written `month × 100 + day` (630 is 30 June): T-ARCHIVE. */
export const nextFixedDate = (day: LocalDate, monthAndDay: number): LocalDate =>
  toLocalDate(dayIn(Number(day.slice(0, 4)) + 1, monthAndDay));
