import type { CalendarEdition, Directory, LocalDate, RegionCode, SpecialDay } from '@huiyin/kernel';
import { addDays, weekdayOf } from '../local-date.js';
import { lineageOf } from '../regions.js';

/** 工作日历: which days are working days in a region. A pure lookup over the directory's editions. */
export interface WorkingCalendar {
  isWorkingDay(day: LocalDate): boolean;
  /** The holiday or make-up day as the edition names it. */
  specialDay(day: LocalDate): SpecialDay | undefined;
  /** The holidays of the day's year are not published yet. */
  isProvisional(day: LocalDate): boolean;
  /** Editions that cover the span, `region/year#edition`; edition 0 means that the year has none. */
  editions(from: LocalDate, to: LocalDate): readonly string[];
}

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** The editions of a region and those above it, the farthest first: the nearest that names a day decides. */
const editionsFor = (region: RegionCode | 'nation', directory: Directory): readonly CalendarEdition[] =>
  [...lineageOf(region, directory)]
    .reverse()
    .flatMap((code) => [...directory.calendars.values()].filter((edition) => edition.region === code));

/** The calendar that editions make together, the farthest first. A province may add holidays of its own to the nation's. */
export const calendarFrom = (editions: readonly CalendarEdition[]): WorkingCalendar => {
  const special = new Map(editions.flatMap((edition) => edition.days.map((day) => [day.date, day] as const)));
  const published = new Set(editions.filter((edition) => edition.region === 'nation' && !edition.provisional).map(({ year }) => year));
  const names = new Map<number, readonly string[]>();
  for (const { region: of, year, edition } of editions) names.set(year, [...(names.get(year) ?? []), `${of}/${year}#${edition}`]);
  const namesOf = (year: number): readonly string[] => names.get(year) ?? [`nation/${year}#0`];

  return {
    specialDay: (day) => special.get(day),
    isWorkingDay: (day) => {
      const known = special.get(day);
      return known === undefined ? weekdayOf(day) % 6 !== 0 : known.kind === 'workday';
    },
    isProvisional: (day) => !published.has(yearOf(day)),
    editions: (from, to) =>
      yearOf(from) === yearOf(to)
        ? namesOf(yearOf(from))
        : Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index).flatMap(namesOf),
  };
};

/** A snapshot never changes, so each of its calendars is made once. */
const known = new WeakMap<Directory, Map<RegionCode | 'nation', WorkingCalendar>>();

export const calendarOf = (region: RegionCode | 'nation', directory: Directory): WorkingCalendar => {
  const calendars = known.get(directory) ?? new Map<RegionCode | 'nation', WorkingCalendar>();
  known.set(directory, calendars);
  const calendar = calendars.get(region) ?? calendarFrom(editionsFor(region, directory));
  calendars.set(region, calendar);

  return calendar;
};

/** The day itself if it is a working day, else the next one. */
export const nextWorkingDay = (day: LocalDate, calendar: WorkingCalendar): LocalDate => {
  let next = day;
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1);

  return next;
};
