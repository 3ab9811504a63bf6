import type { Clock, Instant, LocalDate, Moment, OrgId } from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { clockCancelled, clockMet, clockStarted, heldBy, isSettled, nextNumber, openClock, type ClockEvents } from '@huiyin/time';
import type { Matter, Passing } from './state/matter.js';

/** The timers of domain.md §2 that intake owns. */
export type IntakeTimer = 'T-TRIAGE' | 'T-NOTICE-XFER' | 'T-OBJECT' | 'T-OBJECT-ANS' | 'T-ASSIGN' | 'T-HANDLE' | 'T-DUTY' | 'T-REDO';

interface BodyClock {
  readonly timer: IntakeTimer;
  readonly body: OrgId;
  readonly cause: string;
  readonly at?: Instant | LocalDate;
  readonly after?: Clock;
  readonly until?: LocalDate;
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

/** The sender's sorting counts as done at the passing, once the body can no longer send the matter back (domain.md §2). */
export const sendersTriageMet = (
  matter: Matter,
  { passing, cause }: { readonly passing: Passing; readonly cause: string },
  moment: Moment,
): ClockEvents => {
  const clock = openClock(matter.clocks, 'T-TRIAGE', heldBy(passing.from));

  return clock === undefined ? [] : clockMet(clock, { cause, at: passing.receivedAt }, moment);
};

const isHeldBy = (clock: Clock, body: OrgId): boolean => clock.holder.kind === 'organisation' && clock.holder.org === body;

interface Settling {
  /** Who decided the matter: its open duties are done. */
  readonly body: OrgId;
  readonly cause: string;
  readonly at?: Instant;
}

const endFor =
  (matter: Matter, { body, cause, at }: Settling, moment: Moment) =>
  (clock: Clock): ClockEvents => {
    const passing = matter.path.findLast((step) => isHeldBy(clock, step.from));
    if (clock.timer === 'T-TRIAGE' && passing !== undefined && !isHeldBy(clock, body)) {
      return clockMet(clock, { cause, at: passing.receivedAt }, moment);
    }
    if (clock.nature === 'duty' && isHeldBy(clock, body)) return clockMet(clock, at === undefined ? { cause } : { cause, at }, moment);

    return clockCancelled(clock, { cause }, moment);
  };

/** Ends every open clock of a matter that is decided: the duties of the body that decided are met, the rest is no longer awaited. */
export const settleClocks = (matter: Matter, settling: Settling, moment: Moment): ClockEvents =>
  Object.values(matter.clocks)
    .filter((clock) => !isSettled(clock))
    .flatMap(endFor(matter, settling, moment));

/** Ends every open clock undone: what they waited for is given up. */
export const cancelClocks = (matter: Matter, cause: string, moment: Moment): ClockEvents =>
  Object.values(matter.clocks).flatMap((clock) => clockCancelled(clock, { cause }, moment));
