import type { CalendarEdition, LocalDate, SpecialDay } from '@huiyin/kernel';
import { addDays, toLocalDate } from '../../local-date.js';

/** One holiday as the State Council's notice words it: off from … to …, work on these weekend days (调休). */
export interface Holiday {
  readonly name: string;
  readonly from: string;
  readonly to?: string;
  readonly work?: readonly string[];
}

const daysOff = ({ name, from, to = from }: Holiday): readonly SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let date: LocalDate = toLocalDate(from); date <= toLocalDate(to); date = addDays(date, 1))
    days.push({ date, kind: 'holiday', name });

  return days;
};

const daysOfWork = ({ name, work = [] }: Holiday): readonly SpecialDay[] =>
  work.map((date) => ({ date: toLocalDate(date), kind: 'workday', name: `${name}调休` }));

/** The days of an edition, in their order. */
export const specialDays = (holidays: readonly Holiday[]): CalendarEdition['days'] =>
  holidays.flatMap((holiday) => [...daysOff(holiday), ...daysOfWork(holiday)]).sort((a, b) => (a.date < b.date ? -1 : 1));
