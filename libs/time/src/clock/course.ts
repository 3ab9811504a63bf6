import type { Clock, ClockEntry, DayType, Directory, LocalDate } from '@huiyin/kernel';
import { calendarOf, nextWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { countBetween, countFrom } from '../counting/count-days.js';
import { dayOf } from '../local-date.js';
import { ruleOf } from '../rules/find-rule.js';

/** Which event or command made a step, and under which article. */
export type Ground = Pick<ClockEntry, 'cause' | 'article'>;

/** One step of counting a clock; the explanation is made of the same steps, so it cannot disagree with the due date. */
export type CourseStep =
  | {
      readonly kind: 'counted';
      readonly from: LocalDate;
      readonly first: LocalDate;
      readonly to: LocalDate;
      readonly amount: number;
      readonly type: DayType;
    }
  | ({ readonly kind: 'extended'; readonly amount: number; readonly type: DayType; readonly to: LocalDate } & Ground)
  | ({ readonly kind: 'paused'; readonly from: LocalDate } & Ground)
  | ({
      readonly kind: 'resumed';
      readonly from: LocalDate;
      readonly on: LocalDate;
      readonly amount: number;
      readonly type: DayType;
      readonly to: LocalDate;
    } & Ground)
  | { readonly kind: 'moved'; readonly from: LocalDate; readonly to: LocalDate; readonly why: string };

export interface Course {
  readonly steps: readonly CourseStep[];
  readonly lastDay: LocalDate;
}

/** What the counting of a clock needs to know of it. */
export interface Counted {
  readonly startDay: LocalDate;
  readonly limit: number;
  readonly type: DayType;
  readonly ledger: readonly ClockEntry[];
  readonly calendar: WorkingCalendar;
}

/** Months are extended and paused by calendar days. */
const unitOf = (type: DayType): DayType => (type === 'wd' ? 'wd' : 'cal');

/** A pause that begins after the counted days are over, on the days the end was moved by, adds to the moved end: no day is lost. */
const pausedFrom = (day: LocalDate, counted: LocalDate, calendar: WorkingCalendar): LocalDate =>
  day > counted ? nextWorkingDay(counted, calendar) : counted;

interface Walk {
  readonly last: LocalDate;
  readonly steps: readonly CourseStep[];
  /** Since when it stands still, and how many pauses hold it: two that overlap count their days once (INV-5). */
  readonly paused?: { readonly since: LocalDate; readonly by: number };
}

type Follow = (walk: Walk, entry: ClockEntry, counted: Counted) => Walk;

const groundOf = ({ cause, article }: ClockEntry): Ground => ({ cause, article });

const extended: Follow = (walk, entry, { calendar, type }) => {
  const amount = entry.days ?? 0;
  const to = countFrom(walk.last, { amount, type: unitOf(type) }, calendar);

  return { ...walk, last: to, steps: [...walk.steps, { kind: 'extended', amount, type: unitOf(type), to, ...groundOf(entry) }] };
};

const paused: Follow = (walk, entry, { calendar }) => {
  const since = dayOf(entry.at);
  if (walk.paused !== undefined) return { ...walk, paused: { ...walk.paused, by: walk.paused.by + 1 } };

  return {
    last: pausedFrom(since, walk.last, calendar),
    paused: { since, by: 1 },
    steps: [...walk.steps, { kind: 'paused', from: since, ...groundOf(entry) }],
  };
};

const resumed: Follow = (walk, entry, { calendar, type }) => {
  if (walk.paused === undefined) return walk;
  const { since, by } = walk.paused;
  if (by > 1) return { ...walk, paused: { since, by: by - 1 } };
  const on = dayOf(entry.at);
  const amount = countBetween(since, on, { type: unitOf(type), calendar });
  const to = countFrom(walk.last, { amount, type: unitOf(type) }, calendar);

  return {
    last: to,
    steps: [...walk.steps, { kind: 'resumed', from: since, on, amount, type: unitOf(type), to, ...groundOf(entry) }],
  };
};

const FOLLOW: Readonly<Partial<Record<ClockEntry['kind'], Follow>>> = { extended, paused, resumed };

/** By the instants with legal meaning, not by when they were heard: a pause that became known late counts like any other. */
const inOrder = (ledger: readonly ClockEntry[]): readonly ClockEntry[] => {
  const moving = ledger.filter(({ kind }) => FOLLOW[kind] !== undefined);

  return moving.length < 2 ? moving : moving.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
};

/** Counts a clock from its ledger: limit, then extensions and paused days in their order, then the move to a working day (domain.md §0). */
export const courseOf = (counted: Counted): Course => {
  const { startDay, limit, type, calendar } = counted;
  const end = countFrom(startDay, { amount: limit, type }, calendar);
  const first = countFrom(startDay, { amount: 1, type: unitOf(type) }, calendar);
  const begin: Walk = { last: end, steps: [{ kind: 'counted', from: startDay, first, to: end, amount: limit, type }] };
  const { last, steps } = inOrder(counted.ledger).reduce((walk: Walk, entry) => FOLLOW[entry.kind]?.(walk, entry, counted) ?? walk, begin);
  const lastDay = nextWorkingDay(last, calendar);
  if (lastDay === last) return { steps, lastDay };

  return { steps: [...steps, { kind: 'moved', from: last, to: lastDay, why: calendar.specialDay(last)?.name ?? 'weekend' }], lastDay };
};

/** The course of a clock that stands in a record, by a calendar: the current one where it is counted anew. */
export const courseOfClock = (clock: Clock, directory: Directory, calendar = calendarOf(clock.region, directory)): Course =>
  courseOf({
    startDay: dayOf(clock.startedAt),
    limit: clock.limit ?? 0,
    type: ruleOf(clock, directory).rule.type,
    ledger: clock.ledger,
    calendar,
  });
