import type { Directory, LocalDate, TimerRule } from '@huiyin/kernel';
import { calendarOf, nextWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { countFrom } from '../counting/count-days.js';
import { addDays } from '../local-date.js';

/** Longer is looser for a duty; shorter is looser for a right, and for the notice before a hearing (domain.md §2). */
const isTooLong = (rule: TimerRule): boolean => rule.nature === 'duty' && rule.direction === 'forward';

const WITHOUT_NUMBER: readonly TimerRule['type'][] = ['assigned', 'date'];

const endOn = (
  start: LocalDate,
  length: { readonly amount: number; readonly type: TimerRule['type'] },
  calendar: WorkingCalendar,
): LocalDate => nextWorkingDay(countFrom(start, length, calendar), calendar);

const startDays = (directory: Directory): readonly LocalDate[] =>
  [...directory.calendars.values()]
    .filter((edition) => edition.region === 'nation')
    .flatMap(({ year }) => Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01` as LocalDate, index)));

interface Pair {
  readonly rule: TimerRule;
  readonly law: TimerRule;
  readonly variant?: string;
}

const limitIn = (rule: TimerRule, variant: string | undefined): number | undefined =>
  (variant === undefined ? undefined : rule.variants?.[variant]) ?? rule.limit;

/** Limits in different day types have no order of their own: compared by their ends, from every day of the calendars there are. */
const isLooserSomewhere = (pair: Pair & { readonly own: number; readonly lawful: number }, directory: Directory): boolean => {
  const calendar = calendarOf('nation', directory);

  return startDays(directory).some((day) => {
    const end = endOn(day, { amount: pair.own, type: pair.rule.type }, calendar);
    const lawful = endOn(day, { amount: pair.lawful, type: pair.law.type }, calendar);
    return isTooLong(pair.law) ? end > lawful : end < lawful;
  });
};

const isLooserLimit = (pair: Pair, directory: Directory): boolean => {
  const own = limitIn(pair.rule, pair.variant);
  const lawful = limitIn(pair.law, pair.variant);
  if (lawful === undefined) return false;
  if (own === undefined) return true;
  if (pair.rule.type !== pair.law.type) return isLooserSomewhere({ ...pair, own, lawful }, directory);

  return isTooLong(pair.law) ? own > lawful : own < lawful;
};

/** Whether a local rule is looser than the law's for the same timer, in any of its cases (INV-13). */
export const looserThanLaw = (rule: TimerRule, law: TimerRule, directory: Directory): boolean => {
  if (rule.nature !== law.nature || rule.direction !== law.direction) return true;
  if (WITHOUT_NUMBER.includes(law.type)) return false;
  if (WITHOUT_NUMBER.includes(rule.type)) return true;
  const variants = [undefined, ...Object.keys({ ...law.variants, ...rule.variants })];

  return variants.some((variant) => isLooserLimit(variant === undefined ? { rule, law } : { rule, law, variant }, directory));
};
