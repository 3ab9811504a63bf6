import { setTimeout as pause } from 'node:timers/promises';

import { spreadOf, type Spread } from '../figures/percentile.js';
import { EventEar } from '../lives/event-ear.js';
import type { HttpDoor } from '../lives/http-door.js';
import { atConstantRate, type Pace } from '../pace/constant-rate.js';
import type { BenchSystem } from '../servers/bench-system.js';
import { registration } from './registration.js';

const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 20;
const MEASUREMENT = 1;

/**
 * From when a registration was due until supervision's event about it is at hand here: the command, its event on the bus, the write in the
 * next service and that one's event. Longer than the effect itself, never shorter.
 */
export const measureEffect = async (system: BenchSystem, door: HttpDoor, pace: Pace): Promise<Spread> => {
  const watched = new Map<string, number>();
  const ear = new EventEar(system);
  await ear.listen(['supervision.supervision.events.v1'], ({ name, subject }) => {
    if (name === 'MatterWatched') watched.set(subject, performance.now());
  });
  try {
    const timed = await atConstantRate(pace, async (n) => {
      const { id } = JSON.parse(await door.demand(registration(n, { measurement: MEASUREMENT }))) as { readonly id: string };

      return id;
    });
    const giveUp = performance.now() + PATIENCE_MS;
    while (timed.some(({ result }) => !watched.has(result)) && performance.now() < giveUp) await pause(LOOK_AGAIN_MS);

    return spreadOf(timed.map(({ due, result }) => (watched.get(result) ?? Number.POSITIVE_INFINITY) - due));
  } finally {
    await ear.close();
  }
};
