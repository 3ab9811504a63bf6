import type { LocalDate } from '@huiyin/kernel';
import { toLocalDate } from '../local-date.js';

/** The day of the following year that a rule names, written `month × 100 + day` (630 is 30 June): T-ARCHIVE. */
export const nextFixedDate = (day: LocalDate, monthAndDay: number): LocalDate => {
  const digits = String(monthAndDay).padStart(4, '0');

  return toLocalDate(`${Number(day.slice(0, 4)) + 1}-${digits.slice(0, 2)}-${digits.slice(2)}`);
};
