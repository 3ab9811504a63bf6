import type { Clock, LocalDate } from '@huiyin/kernel';
import { endOf } from '../local-date.js';

/**
 * The clock as it stood when it ended on that day, with the rules and calendar editions of then, so that a letter explains the day that
 * it names; nothing where it never ended there. Its ledger is what was known then (INV-13).
 */
export const asTold = (clock: Clock, lastDay: LocalDate): Clock | undefined => {
  if (clock.lastDay === lastDay) return clock;
  const place = clock.ledger.findLastIndex((entry) => entry.lastDay === lastDay);
  const told = clock.ledger[place];
  if (told === undefined) return undefined;
  const { ruleSet = clock.ruleSet, calendar = clock.calendar } = told;

  return { ...clock, lastDay, due: endOf(lastDay), ruleSet, calendar, ledger: clock.ledger.slice(0, place + 1) };
};
