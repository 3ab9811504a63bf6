import { setTimeout as pause } from 'node:timers/promises';

import { under, type Figure } from '../figures/figure.js';
import { spreadOf } from '../figures/percentile.js';
import { HttpDoor } from '../lives/http-door.js';
import { usesOf, cpuBetween } from '../machine/process-use.js';
import { atConstantRate } from '../pace/constant-rate.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { becomesIdle } from '../servers/become-idle.js';
import { startBenchSystem, type BenchSystem } from '../servers/bench-system.js';
import { measureEffect } from './next-effect.js';
import { registration } from './registration.js';

const IDLE_SECONDS = 30;
const SHARE_OF_TIME = 1 / 2;
/** After a start the code is cold and caches are empty; the figures are of a service that has worked for a while. */
const WARM_UP = { perSecond: 50, count: 300 };
const COMMANDS_A_SECOND = 100;
const REGISTRATIONS_A_SECOND = 50;

const idleFigures = async ({ pids }: BenchSystem, seconds: number): Promise<readonly Figure[]> => {
  const [since, before] = [performance.now(), await usesOf(pids)];
  await pause(seconds * 1_000);
  const [after, ms] = [await usesOf(pids), performance.now() - since];
  const share = (cpuMs: number): number => (cpuMs / ms) * 100;
  const together = share(cpuBetween(before, after));

  return [
    {
      name: 'idle: the five services together',
      value: together,
      unit: ' % of a core',
      aim: under(together, 10, ' %'),
      note: `over ${Math.round(ms / 1_000)} s`,
    },
    ...Object.keys(pids).flatMap((name) => [
      {
        name: `idle: ${name}`,
        value: share(cpuBetween(before, after, [name])),
        unit: ' % of a core',
        note: `${Math.round(after[name]?.memoryMiB ?? 0)} MiB`,
      },
    ]),
  ];
};

const commandFigures = async (door: HttpDoor, { seconds }: BenchPlace): Promise<readonly Figure[]> => {
  const timed = await atConstantRate(
    { perSecond: COMMANDS_A_SECOND, count: Math.round(COMMANDS_A_SECOND * seconds * SHARE_OF_TIME) },
    (n) => door.demand(registration(n)),
  );
  const { p50, p99, max } = spreadOf(timed.map(({ ms }) => ms));

  return [
    { name: 'command at 100/s, p50', value: p50, unit: ' ms' },
    {
      name: 'command at 100/s, p99',
      value: p99,
      unit: ' ms',
      aim: under(p99, 50, ' ms'),
      note: `a registration over HTTP, from when it was due; slowest of ${timed.length}: ${Math.round(max)} ms`,
    },
  ];
};

const effectFigures = async (system: BenchSystem, door: HttpDoor, { seconds }: BenchPlace): Promise<readonly Figure[]> => {
  const { p50, p99, count } = await measureEffect(system, door, {
    perSecond: REGISTRATIONS_A_SECOND,
    count: Math.round(REGISTRATIONS_A_SECOND * seconds * SHARE_OF_TIME),
  });

  return [
    { name: 'effect in the next service at 50/s, p50', value: p50, unit: ' ms', aim: under(p50, 100, ' ms') },
    {
      name: 'effect in the next service at 50/s, p99',
      value: p99,
      unit: ' ms',
      aim: under(p99, 500, ' ms'),
      note: `from when the registration was due to supervision’s event at hand, of ${count}`,
    },
  ];
};

/** What one asks of a service that is not driven to its limit. */
export const serviceScenario: Scenario = {
  name: 'service',
  about: 'start-up, idle use, command latency, time to the next service',
  run: async (place) => {
    place.progress('start-up, idle use and latencies …');
    const system = await startBenchSystem({ servers: place.servers, prefix: 'bench-service-' });
    const door = await HttpDoor.open(system);
    try {
      const idle = await idleFigures(system, Math.min(IDLE_SECONDS, place.seconds));
      await atConstantRate(WARM_UP, (n) => door.demand(registration(-1 - n)));
      const warmed = await becomesIdle(system);
      const commands = await commandFigures(door, place);
      const rested = await becomesIdle(system);
      const figures = [
        { name: 'start-up of the five services', value: system.startedInMs / 1_000, unit: ' s', note: 'all at once, until all are ready' },
        ...idle,
        ...commands,
        ...(await effectFigures(system, door, place)),
      ];

      return [{ scenario: 'service', title: 'A service that is not driven to its limit', figures, faults: [...warmed, ...rested] }];
    } finally {
      door.close();
      await system.stop();
    }
  },
};
