import type { Clock, ClockBook, Directory, Instant } from '@huiyin/kernel';
import { explain, type Explanation } from '../explain/explain.js';
import { byStart, lineOf, type ClockLine } from './clock-line.js';
import { warningNow, type WarningNow } from './warning-now.js';

/** 期限台账: a clock as who must check it reads it, with everything that led to its day. */
export interface ClockDetails
  extends
    ClockLine,
    Pick<Clock, 'supervisor' | 'expiry' | 'limit' | 'ruleSet' | 'calendar' | 'ledger'>,
    Pick<Explanation, 'dayType' | 'source' | 'mark' | 'steps'> {
  readonly warning: WarningNow;
}

export const clockDetails = (clock: Clock, directory: Directory, now: Instant): ClockDetails => {
  const explanation = explain(clock, directory);
  const { dayType, source, mark, steps } = explanation;
  const { supervisor, expiry, limit, ruleSet, calendar, ledger } = clock;

  return {
    ...lineOf(clock, explanation),
    warning: warningNow(clock, now),
    ...(supervisor === undefined ? {} : { supervisor }),
    ...{ expiry, limit, dayType, source, mark, ruleSet, calendar, ledger, steps },
  };
};

/** Every clock of a record, the first started first. */
export const detailsOfClocks = (clocks: ClockBook, directory: Directory, now: Instant): readonly ClockDetails[] =>
  Object.values(clocks)
    .sort(byStart)
    .map((clock) => clockDetails(clock, directory, now));
