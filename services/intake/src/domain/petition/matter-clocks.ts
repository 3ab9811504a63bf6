import type { Clock, ClockEvent, Instant, LocalDate, Moment, OrgId } from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { clockCancelled, clockMet, clockStarted, dayOf, heldBy, nextNumber, openClock, startOf, type ClockEvents } from '@huiyin/time';
import type { Matter } from './state/matter.js';

/** The timers of domain.md §2 that intake owns. T-EXTEND and T-DEEMED are no clocks of their own: the first lengthens T-HANDLE, the second is the end of a notice period. */
export type IntakeTimer =
  | 'T-REG'
  | 'T-TRIAGE'
  | 'T-TRIAGE-L'
  | 'T-PASS-SIMPLE'
  | 'T-NOTICE-DIRECT'
  | 'T-NOTICE-XFER'
  | 'T-OBJECT'
  | 'T-OBJECT-ANS'
  | 'T-ASSIGN'
  | 'T-SIMPLE-ACC'
  | 'T-SIMPLE-DONE'
  | 'T-HANDLE'
  | 'T-DUTY'
  | 'T-REDO'
  | 'T-LEADER-READ'
  | 'T-REPLY';

export interface BodyClock {
  readonly timer: IntakeTimer;
  readonly body: OrgId;
  readonly cause: string;
  readonly at?: Instant | LocalDate;
  readonly after?: Clock;
  readonly until?: LocalDate;
  /** Case of the rule with a limit of its own. */
  readonly variant?: string;
}

/** A clock of a body begins, under the rules of the body's own region and the eyes of the office that supervises it. */
export const startFor = (matter: Pick<Matter, 'clocks'>, { body, ...start }: BodyClock, moment: Moment): ClockEvents => {
  const organisation = moment.directory.organisations.get(body);
  if (organisation === undefined) return [];
  const supervisor = supervisorOf(body, moment.directory);
  const holder = heldBy(body);
  const n = nextNumber(matter.clocks, start.timer, holder);
  const watched = supervisor === undefined ? {} : { supervisor };

  return clockStarted({ ...start, ...watched, holder, region: organisation.region, n }, moment);
};

/** The clocks of a body, of these timers, from which something is still awaited. */
export const openFor = (matter: Pick<Matter, 'clocks'>, body: OrgId, timers: readonly IntakeTimer[]): readonly Clock[] =>
  timers.flatMap((timer) => openClock(matter.clocks, timer, heldBy(body)) ?? []);

interface Change {
  readonly cause: string;
  readonly at?: Instant;
}

const each =
  (move: (clock: Clock, change: Change, moment: Moment) => ClockEvents) =>
  (clocks: readonly Clock[], change: Change, moment: Moment): readonly ClockEvent[] =>
    clocks.flatMap((clock) => move(clock, change, moment));

export const allMet = each(clockMet);
/** On a day, told then or later: done at its beginning, but not before the clock began. */
export const allMetOn = (
  clocks: readonly Clock[],
  { cause, day }: { readonly cause: string; readonly day: LocalDate },
  moment: Moment,
): readonly ClockEvent[] => {
  const told = instantOn(day, moment);

  return clocks.flatMap((clock) => clockMet(clock, { cause, at: told < clock.startedAt ? clock.startedAt : told }, moment));
};

/** A day as the moment of a deed: now if it is today, else its beginning. */
export const instantOn = (day: LocalDate, { at }: Moment): Instant => (day === dayOf(at) ? at : startOf(day));

export const allCancelled = each(clockCancelled);
