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

interface Edition extends CalendarEdition {
  readonly byDate: ReadonlyMap<LocalDate, SpecialDay>;
}

const indexed = new WeakMap<CalendarEdition, Edition>();

const withIndex = (edition: CalendarEdition): Edition => {
  const known = indexed.get(edition);
  if (known !== undefined) return known;
  const made = { ...edition, byDate: new Map(edition.days.map((day) => [day.date, day])) };
  indexed.set(edition, made);

  return made;
};

/** The nearest edition that names a day decides: a province may add holidays of its own to the nation's. */
export const calendarOf = (region: RegionCode | 'nation', directory: Directory): WorkingCalendar => {
  const lineage = lineageOf(region, directory);
  const editionsOf = (year: number): readonly Edition[] =>
    lineage.flatMap((code) => {
      const edition = directory.calendars.get(`${code}/${year}`);
      return edition === undefined ? [] : [withIndex(edition)];
    });
  const specialDay = (day: LocalDate): SpecialDay | undefined => {
    for (const edition of editionsOf(yearOf(day))) {
      const special = edition.byDate.get(day);
      if (special !== undefined) return special;
    }

    return undefined;
  };

  return {
    specialDay,
    isWorkingDay: (day) => {
      const special = specialDay(day);
      return special === undefined ? weekdayOf(day) % 6 !== 0 : special.kind === 'workday';
    },
    isProvisional: (day) => directory.calendars.get(`nation/${yearOf(day)}`)?.provisional ?? true,
    editions: (from, to) =>
      Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index).flatMap((year) => {
        const found = editionsOf(year).map((edition) => `${edition.region}/${year}#${edition.edition}`);
        return found.length > 0 ? found : [`nation/${year}#0`];
      }),
  };
};

/** The day itself if it is a working day, else the next one. */
export const nextWorkingDay = (day: LocalDate, calendar: WorkingCalendar): LocalDate => {
  let next = day;
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1);

  return next;
};
