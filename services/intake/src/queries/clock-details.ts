import type { Clock, ClockBook, Directory, Instant, WarningLevel } from '@huiyin/kernel';
import { explain, type Explanation } from '@huiyin/time';
import { clockLine, type ClockLine, inOrder } from './clock-lines.js';

/** 预警 as it stands now, whether or not the sweep has told it. */
export type WarningNow = WarningLevel | 'overdue' | 'none';

/** 期限台账: a clock as who must check it reads it, with everything that led to its day. */
export interface ClockDetails extends ClockLine {
  readonly warning: WarningNow;
  readonly supervisor?: Clock['supervisor'];
  readonly expiry: Clock['expiry'];
  readonly limit: Clock['limit'];
  readonly dayType: Explanation['dayType'];
  readonly source: Explanation['source'];
  readonly mark: Explanation['mark'];
  readonly ruleSet: Clock['ruleSet'];
  readonly calendar: Clock['calendar'];
  readonly ledger: Clock['ledger'];
  readonly steps: Explanation['steps'];
}

/** Of a paused clock no day is near; of one that ended the question is over, but a duty missed and not done stays overdue. */
export const warningNow = (clock: Clock, now: Instant): WarningNow => {
  if (clock.state === 'missed') return clock.ledger.some(({ kind }) => kind === 'met' || kind === 'cancelled') ? 'none' : 'overdue';
  if (clock.state !== 'running') return 'none';
  if (now >= clock.due) return 'overdue';

  return clock.warnings.filter(({ at }) => at <= now).at(-1)?.level ?? 'none';
};

const detailsOf = (clock: Clock, directory: Directory, now: Instant): ClockDetails => {
  const { dayType, source, mark, steps } = explain(clock, directory);
  const { supervisor, expiry, limit, ruleSet, calendar, ledger } = clock;
  const watched = supervisor === undefined ? {} : { supervisor };

  return {
    ...clockLine(clock, directory),
    warning: warningNow(clock, now),
    ...watched,
    ...{ expiry, limit, dayType, source, mark, ruleSet, calendar, ledger, steps },
  };
};

/** Every clock of a matter that intake runs, the first started first. */
export const clockDetails = (clocks: ClockBook, directory: Directory, now: Instant): readonly ClockDetails[] =>
  inOrder(clocks).map((clock) => detailsOf(clock, directory, now));
