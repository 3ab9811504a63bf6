import type { CalendarEdition, Clock, Directory } from '@huiyin/kernel';
import { dayOf } from '../local-date.js';
import { calendarFrom, calendarOf, type WorkingCalendar } from './working-calendar.js';

/** `nation/2026#1` → `nation/2026`. */
const yearOf = (name: string): string => name.slice(0, name.lastIndexOf('#'));

/** The edition of a name, in force or replaced since; nothing for a year that had none. */
const editionNamed = (name: string, { calendars, pastEditions }: Directory): CalendarEdition | undefined => {
  const current = calendars.get(yearOf(name));

  return current !== undefined && name.endsWith(`#${current.edition}`) ? current : pastEditions?.get(name);
};

const known = new WeakMap<Directory, Map<string, WorkingCalendar>>();

const calendarNamed = (names: readonly string[], directory: Directory): WorkingCalendar => {
  const calendars = known.get(directory) ?? new Map<string, WorkingCalendar>();
  known.set(directory, calendars);
  const key = names.join();
  const calendar = calendars.get(key) ?? calendarFrom(names.flatMap((name) => editionNamed(name, directory) ?? []));
  calendars.set(key, calendar);

  return calendar;
};

const isOfCurrent = ({ startedAt, lastDay, calendar }: Clock, current: WorkingCalendar): boolean => {
  const names = current.editions(dayOf(startedAt), lastDay);

  return names === calendar || (names.length === calendar.length && names.every((name, n) => name === calendar[n]));
};

/**
 * The calendar that a clock was counted with. A newer edition moves no clock before it is recomputed, and a right keeps the later day
 * it was told: until then its day follows from the older one alone.
 */
export const calendarOfClock = (clock: Clock, directory: Directory): WorkingCalendar => {
  const current = calendarOf(clock.region, directory);

  return isOfCurrent(clock, current) ? current : calendarNamed(clock.calendar, directory);
};
