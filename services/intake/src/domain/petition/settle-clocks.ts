import type { Clock, Instant, Moment, OrgId } from '@huiyin/kernel';
import { clockCancelled, clockMet, isSettled, type ClockEvents } from '@huiyin/time';
import { SORTING } from './sorting-clocks.js';
import type { Matter } from './state/matter.js';

interface Settling {
  /** Who decided the matter: its open duties are done. */
  readonly body: OrgId;
  readonly cause: string;
  readonly at?: Instant;
}

const isHeldBy = (clock: Clock, body: OrgId): boolean => clock.holder.kind === 'organisation' && clock.holder.org === body;
const isSorting = ({ timer }: Clock): boolean => (SORTING as readonly string[]).includes(timer);

/** An outcome does what a body owed on the matter; it is not the comment that a leader owes, nor the reply to an earlier outcome. */
const NOT_DONE_BY_OUTCOME: ReadonlySet<string> = new Set(['T-LEADER-READ', 'T-REPLY']);

const isDoneByOutcome = (clock: Clock, body: OrgId): boolean =>
  clock.nature === 'duty' && !NOT_DONE_BY_OUTCOME.has(clock.timer) && isHeldBy(clock, body);

const endFor =
  (matter: Matter, { body, cause, at }: Settling, moment: Moment) =>
  (clock: Clock): ClockEvents => {
    const passing = matter.path.findLast((step) => isHeldBy(clock, step.from));
    if (isSorting(clock) && passing !== undefined && !isHeldBy(clock, body)) {
      return clockMet(clock, { cause, at: passing.receivedAt }, moment);
    }
    if (isDoneByOutcome(clock, body)) return clockMet(clock, at === undefined ? { cause } : { cause, at }, moment);

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
