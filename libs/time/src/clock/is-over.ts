import { toInstant, type Clock, type Instant } from '@huiyin/kernel';

/** True when the limit has passed unused: deciders ask this themselves, whether or not the sweep has run. A paused clock is not over. */
export const isOver = (clock: Clock, at: Instant): boolean => {
  if (clock.state === 'running') return at >= clock.due;

  return isUnmet(clock);
};

/** When what the clock waits for was done; also of a duty that was done late. */
export const metAt = (clock: Clock): Instant | undefined => clock.ledger.findLast((entry) => entry.kind === 'met')?.at;

/** Nothing more is awaited: met (in time or late), lapsed or cancelled. A missed duty stays open until it is done. */
export const isSettled = (clock: Clock): boolean =>
  clock.state === 'lapsed' || clock.ledger.some((entry) => entry.kind === 'met' || entry.kind === 'cancelled');

/** Paused and not resumed, also where the clock ended in the pause. */
export const endsInPause = (clock: Clock): boolean =>
  clock.ledger.findLast((entry) => entry.kind === 'paused' || entry.kind === 'resumed')?.kind === 'paused';

/** 24:00 of the last day as an instant that still belongs to it: what follows the end of a clock starts here. */
export const lastMoment = (clock: Clock): Instant => toInstant(Date.parse(clock.due) - 1);

/** The state of a clock that ended unmet, by whose it was. */
export const UNMET = { duty: 'missed', right: 'lapsed' } as const;

export const isUnmet = (clock: Clock): boolean => clock.state === 'missed' || clock.state === 'lapsed';
