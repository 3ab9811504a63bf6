import type { CalendarEdition, SpecialDay } from '@huiyin/kernel';
import { isLocalDate, weekdayOf } from '../local-date.js';

/** What speaks against a calendar edition: where, and why. */
export interface CalendarFault {
  readonly code:
    | 'calendar.date-impossible'
    | 'calendar.other-year'
    | 'calendar.date-twice'
    | 'calendar.name-missing'
    | 'calendar.source-missing'
    | 'calendar.kind-unknown'
    | 'calendar.workday-already'
    | 'calendar.edition-not-whole'
    | 'calendar.year-not-whole';
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

const REASONS: Readonly<Record<CalendarFault['code'], string>> = {
  'calendar.date-impossible': 'there is no such date',
  'calendar.other-year': 'the day does not belong to the year of the edition',
  'calendar.date-twice': 'the day stands here twice',
  'calendar.name-missing': 'the day has no name',
  'calendar.source-missing': 'the source is missing: which notice orders these days?',
  'calendar.kind-unknown': 'a day is a holiday or a workday',
  'calendar.workday-already': 'a make-up day falls on a weekend; this is a working day anyway',
  'calendar.edition-not-whole': 'an edition has a whole number above zero',
  'calendar.year-not-whole': 'a year has four digits',
};

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
const isWeekday = ({ date }: SpecialDay): boolean => weekdayOf(date) % 6 !== 0;

type Code = CalendarFault['code'];

const codesOfDate = (day: SpecialDay, index: number, { year, days }: CalendarEdition): readonly Code[] => {
  if (!isLocalDate(day.date)) return ['calendar.date-impossible'];
  const isTwice = days.findIndex(({ date }) => date === day.date) < index;

  return [
    ...(day.date.startsWith(`${year}-`) ? [] : ['calendar.other-year' as const]),
    ...(isTwice ? ['calendar.date-twice' as const] : []),
    ...(day.kind === 'workday' && isWeekday(day) ? ['calendar.workday-already' as const] : []),
  ];
};

const dayFaults = (edition: CalendarEdition): readonly (readonly [Code, readonly (string | number)[], string])[] =>
  edition.days.flatMap((day, index) => [
    ...codesOfDate(day, index, edition).map((code) => [code, ['days', index, 'date'], day.date] as const),
    ...(isBlank(day.name) ? [['calendar.name-missing', ['days', index, 'name'], day.date] as const] : []),
    ...(day.kind === 'holiday' || day.kind === 'workday' ? [] : [['calendar.kind-unknown', ['days', index, 'kind'], day.date] as const]),
  ]);

const YEARS = /^\d{4}$/;

const headFaults = ({ year, edition, source, issued }: CalendarEdition): readonly (readonly [Code, readonly string[], string])[] => [
  ...(YEARS.test(String(year)) ? [] : [['calendar.year-not-whole', ['year'], String(year)] as const]),
  ...(Number.isInteger(edition) && edition > 0 ? [] : [['calendar.edition-not-whole', ['edition'], String(edition)] as const]),
  ...(isBlank(source) ? [['calendar.source-missing', ['source'], 'source'] as const] : []),
  ...(isLocalDate(issued) ? [] : [['calendar.date-impossible', ['issued'], String(issued)] as const]),
];

/** All that speaks against publishing a calendar edition; nothing where it may be published. A region's edition stands above the nation's. */
export const checkCalendar = (edition: CalendarEdition): readonly CalendarFault[] =>
  [...headFaults(edition), ...dayFaults(edition)].map(([code, path, about]) => ({ code, path, reason: `${about}: ${REASONS[code]}` }));
