import type { Clock, ClockBook, Directory, Instant, WarningLevel } from '@huiyin/kernel';
import { explain } from '@huiyin/time';

/** 预警 as it stands now, whether or not the sweep has told it. */
export type WarningNow = WarningLevel | 'overdue' | 'none';

/** Of a paused clock no day is near; of one that ended the question is over, but a duty missed and not done stays overdue. */
const warningNow = (clock: Clock, now: Instant): WarningNow => {
  if (clock.state === 'missed') return clock.ledger.some(({ kind }) => kind === 'met' || kind === 'cancelled') ? 'none' : 'overdue';
  if (clock.state !== 'running') return 'none';
  if (now >= clock.due) return 'overdue';

  return clock.warnings.filter(({ at }) => at <= now).at(-1)?.level ?? 'none';
};

/** 期限 as people read it: until when, who, and the sentence that explains the day. */
export const clockLine = (clock: Clock, directory: Directory) => {
  const { title, sentence, article } = explain(clock, directory);
  const { id, timer, nature, holder, state, startedAt, lastDay, due, provisional } = clock;

  return { id, timer, title: title.zh, nature, holder, state, startedAt, lastDay, due, provisional, article, explanation: sentence };
};

/** 期限台账: with everything that led to its day. */
const detailsOf = (clock: Clock, directory: Directory, now: Instant) => {
  const { dayType, source, mark, steps } = explain(clock, directory);
  const { supervisor, expiry, limit, ruleSet, calendar, ledger } = clock;

  return {
    ...clockLine(clock, directory),
    warning: warningNow(clock, now),
    ...(supervisor === undefined ? {} : { supervisor }),
    ...{ expiry, limit, dayType, source, mark, ruleSet, calendar, ledger, steps },
  };
};

/** The first started first; of those that started at one instant, the one that ends first. */
const inOrder = (clocks: ClockBook): readonly Clock[] =>
  Object.values(clocks).sort((a, b) => a.startedAt.localeCompare(b.startedAt) || a.due.localeCompare(b.due) || a.id.localeCompare(b.id));

/** The clocks of a matter above the agency, the first started first. */
export const clockLines = (clocks: ClockBook, directory: Directory) => inOrder(clocks).map((clock) => clockLine(clock, directory));

/** The same, for who must check them. */
export const clockDetails = (clocks: ClockBook, directory: Directory, now: Instant) =>
  inOrder(clocks).map((clock) => detailsOf(clock, directory, now));
