import type { Clock, Directory, Instant, WarningLevel } from '@huiyin/kernel';
import { explain, isSettled, type Explanation } from '@huiyin/time';
import type { NotedClock, Supervision } from '../domain/supervision/supervision.state.js';

/** 预警 as it stands now, whether or not a sweep has told it. */
export type WarningNow = WarningLevel | 'overdue' | 'none';

/** Of a paused clock no day is near; of one that ended the question is over, but a duty missed and not done stays overdue. */
export const warningNow = (clock: Clock, now: Instant): WarningNow => {
  if (clock.state === 'missed') return isSettled(clock) ? 'none' : 'overdue';
  if (clock.state !== 'running') return 'none';
  if (now >= clock.due) return 'overdue';

  return clock.warnings.filter(({ at }) => at <= now).at(-1)?.level ?? 'none';
};

/** 期限台账: a clock with everything that led to its day; the form of intake's view, and the service that runs it. */
export interface ClockDetails
  extends
    Pick<
      Clock,
      | 'id'
      | 'timer'
      | 'nature'
      | 'holder'
      | 'supervisor'
      | 'state'
      | 'startedAt'
      | 'lastDay'
      | 'due'
      | 'provisional'
      | 'expiry'
      | 'limit'
      | 'ruleSet'
      | 'calendar'
      | 'ledger'
    >,
    Pick<Explanation, 'article' | 'dayType' | 'source' | 'mark' | 'steps'> {
  readonly service: string;
  readonly title: string;
  readonly warning: WarningNow;
  readonly explanation: Explanation['sentence'];
}

const detailsOf = ({ service, clock }: NotedClock, directory: Directory, now: Instant): ClockDetails => {
  const { title, article, sentence, dayType, source, mark, steps } = explain(clock, directory);
  const { id, timer, nature, holder, supervisor, state, startedAt, lastDay, due, provisional } = clock;
  const { expiry, limit, ruleSet, calendar, ledger } = clock;

  return {
    ...{ id, service, timer, title: title.zh, nature, holder, state, startedAt, lastDay, due, provisional, article, explanation: sentence },
    warning: warningNow(clock, now),
    ...(supervisor === undefined ? {} : { supervisor }),
    ...{ expiry, limit, dayType, source, mark, ruleSet, calendar, ledger, steps },
  };
};

/** The first started first; of those that started at one instant, the one that ends first. */
const inOrder = ({ clock: a }: NotedClock, { clock: b }: NotedClock): number =>
  a.startedAt.localeCompare(b.startedAt) || a.due.localeCompare(b.due) || a.id.localeCompare(b.id);

/** Every clock of a matter: those that other services run, as last heard of, and those of supervision. */
export const clockDetails = (state: Supervision, directory: Directory, now: Instant): readonly ClockDetails[] =>
  [...state.noted, ...Object.values(state.book).map((clock) => ({ service: 'supervision', clock }))]
    .sort(inOrder)
    .map((noted) => detailsOf(noted, directory, now));
