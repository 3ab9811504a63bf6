import type { ServiceName } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';

import type { DevClock } from '../dev/dev-clock.js';
import type { IdleWatch } from './idle-watch.js';

export interface Move {
  readonly clock: DevClock;
  readonly watch: IdleWatch;
  /** Services that run; the others are not waited for. */
  readonly running: readonly ServiceName[];
  readonly onStep?: (at: Instant) => void;
  /** The services are known to be idle at the time that the clock shows. */
  readonly isIdle?: boolean;
}

/**
 * Moves the development clock to a time, from deadline to deadline, and waits at each until the services that run are idle: months play
 * in order, as they would have come. A clock that is not set yet is only set.
 */
export const moveClock = async (target: Instant, { clock, watch, running, onStep, isIdle = false }: Move): Promise<void> => {
  const before = await clock.read();
  if (before !== undefined) {
    if (!isIdle) await watch.untilIdle(running, before);
    let next = await watch.nextDue(before);
    while (next !== undefined && next < target) {
      await clock.move(next);
      onStep?.(next);
      await watch.untilIdle(running, next);
      next = await watch.nextDue(next);
    }
  }
  await clock.move(target);
  onStep?.(target);
  await watch.untilIdle(running, target);
};
