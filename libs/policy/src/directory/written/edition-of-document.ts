import type { CalendarEdition, LocalDate, SpecialDay } from '@huiyin/kernel';
import { addDays } from '@huiyin/time';

interface Span {
  readonly name: string;
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

/** A year's calendar as a rule owner writes it (the form stands in the contracts). */
export interface WrittenCalendar {
  readonly source: string;
  readonly issuedOn: LocalDate;
  readonly provisional: boolean;
  readonly holidays: readonly Span[];
  readonly makeUpDays: readonly { readonly name: string; readonly date: LocalDate }[];
  readonly closures: readonly Span[];
}

/** A longer span is no holiday but a slip of the pen; it would fill the record with days. */
const LONGEST_SPAN = 366;

const daysOff = ({ name, from, to = from }: Span): readonly SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let date = from; date <= to && days.length < LONGEST_SPAN; date = addDays(date, 1)) days.push({ date, kind: 'holiday', name });

  return days;
};

/** The edition that a written calendar becomes, its days in their order. */
export const editionOfDocument = (
  { source, issuedOn, provisional, holidays, makeUpDays, closures }: WrittenCalendar,
  { region, year, edition }: Pick<CalendarEdition, 'region' | 'year' | 'edition'>,
): CalendarEdition => {
  const off = [...holidays, ...closures].flatMap(daysOff);
  const work = makeUpDays.map(({ date, name }): SpecialDay => ({ date, kind: 'workday', name }));

  return {
    region,
    year,
    edition,
    source,
    issued: issuedOn,
    provisional,
    days: [...off, ...work].sort((a, b) => a.date.localeCompare(b.date, 'en')),
  };
};
