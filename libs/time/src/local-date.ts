import { toInstant, type Instant, type LocalDate } from '@huiyin/kernel';

/** Asia/Shanghai has had no daylight saving time since 1991: a fixed offset, so the machine's own zone never matters. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WEEK = 7;
/** Weekday of 1970-01-01. */
const THURSDAY = 4;

const parse = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const format = (number: number): LocalDate => new Date(number * DAY_MS).toISOString().slice(0, 10) as LocalDate;

/** Days are counted far more often than there are days: each is parsed and written once. */
const numbers = new Map<LocalDate, number>();
const texts = new Map<number, LocalDate>();

const dayOfNumber = (number: number): LocalDate => {
  const known = texts.get(number);
  if (known !== undefined) return known;
  const day = format(number);
  texts.set(number, day);
  numbers.set(day, number);

  return day;
};

const numberOf = (day: LocalDate): number => numbers.get(day) ?? parse(day);

/** Whether it is written `YYYY-MM-DD` and exists. */
export const isLocalDate = (value: string): value is LocalDate => {
  const number = parse(value as LocalDate);

  return !Number.isNaN(number) && format(number) === value;
};

/** A calendar day written `YYYY-MM-DD`; anything else is a fault of the caller. */
export const toLocalDate = (value: string): LocalDate => {
  if (!numbers.has(value as LocalDate) && !isLocalDate(value)) throw new RangeError(`not a calendar day: ${value}`);

  return value as LocalDate;
};

const local = (at: Instant): string => new Date(Date.parse(at) + OFFSET_MS).toISOString();

/** The time of day in Asia/Shanghai, `HH:mm`. */
export const timeOf = (at: Instant): string => local(at).slice(11, 16);

/** The day in Asia/Shanghai on which an instant falls. */
export const dayOf = (at: Instant): LocalDate => {
  const number = Math.floor((Date.parse(at) + OFFSET_MS) / DAY_MS);

  return texts.get(number) ?? dayOfNumber(number);
};

const starts = new Map<LocalDate, Instant>();

/** 00:00 of a day in Asia/Shanghai. */
export const startOf = (day: LocalDate): Instant => {
  const known = starts.get(day);
  if (known !== undefined) return known;
  const start = toInstant(`${day}T00:00:00.000${OFFSET}`);
  starts.set(day, start);

  return start;
};

export const addDays = (day: LocalDate, count: number): LocalDate => dayOfNumber(numberOf(day) + count);
export const daysBetween = (from: LocalDate, to: LocalDate): number => numberOf(to) - numberOf(from);

/** The next day on the calendar; no limit is counted with it. */
export const dayAfter = (day: LocalDate): LocalDate => addDays(day, 1);

/** The instant at which a period ends whose last day this is: exclusive, 00:00 of the next day. */
export const endOf = (lastDay: LocalDate): Instant => startOf(addDays(lastDay, 1));

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: LocalDate): number => (((numberOf(day) + THURSDAY) % WEEK) + WEEK) % WEEK;

/** The day of the same number so many months later; the last of the month where there is none (general rule, mark C). */
export const addMonths = (day: LocalDate, count: number): LocalDate => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0));

  return lastOfMonth.getUTCDate() <= date
    ? (lastOfMonth.toISOString().slice(0, 10) as LocalDate)
    : (new Date(Date.UTC(year, month - 1 + count, date)).toISOString().slice(0, 10) as LocalDate);
};

export const laterDay = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? b : a);
