import type { Clock, ClockState, Instant, LocalDate, Moment } from '@huiyin/kernel';
import { addDays, dayOf, daysBetween, startOf, toLocalDate } from '../local-date.js';
import { ruleOf } from '../rules/find-rule.js';
import { countedWith, entryOf, type ClockChange } from './change-clock.js';
import { endsInPause, isUnmet, metAt, UNMET } from './is-over.js';

/** A corrected fact: another start, or another written limit; neither where only the calendar changed. */
export interface ClockCorrection extends Omit<ClockChange, 'at'> {
  readonly startedAt?: Instant | LocalDate;
  readonly until?: LocalDate;
}

/** The state that follows from the new due instant: as if the right date had been known from the first. */
const stateAnew = (clock: Clock, now: Instant): ClockState => {
  const met = metAt(clock);
  if (met !== undefined) return endsInPause(clock) || met < clock.due ? 'met' : UNMET[clock.nature];

  return isUnmet(clock) && now < clock.due ? 'running' : clock.state;
};

const startOfCorrection = (value: Instant | LocalDate): Instant => (value.includes('T') ? (value as Instant) : startOf(toLocalDate(value)));

/** The limit stays; a date written in an assignment stays the date it is, whatever the start. */
const limitAnew = (
  clock: Clock,
  { until, startDay }: { readonly until: LocalDate | undefined; readonly startDay: LocalDate },
  moment: Moment,
): number | null => {
  if (ruleOf(clock, moment.directory).rule.type !== 'assigned') return clock.limit;

  return daysBetween(startDay, until ?? addDays(dayOf(clock.startedAt), clock.limit ?? 0));
};

/** Counts a clock anew from corrected facts; the ledger keeps what was there, with the last day before and after (INV-17). Rule version and limit stay. */
export const recomputeClock = (clock: Clock, correction: ClockCorrection, moment: Moment): Clock => {
  const startedAt = correction.startedAt === undefined ? clock.startedAt : startOfCorrection(correction.startedAt);
  const entry = entryOf('recomputed', correction, { clock, moment });
  const limit = limitAnew(clock, { until: correction.until, startDay: dayOf(startedAt) }, moment);
  const isAsBefore = startedAt === clock.startedAt && limit === clock.limit;
  const counted = countedWith(isAsBefore ? clock : { ...clock, startedAt, limit }, entry, moment);
  const state = stateAnew(counted, moment.at);

  return state === counted.state ? counted : { ...counted, state };
};
