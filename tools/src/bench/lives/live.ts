import { setTimeout as pause } from 'node:timers/promises';

import { usesOf, type Uses } from '../machine/process-use.js';
import { countsOf, type Counts } from '../machine/metrics-page.js';
import type { BenchSystem } from '../servers/bench-system.js';
import { CommandFeed } from './command-feed.js';
import { EventEar } from './event-ear.js';
import { HttpDoor } from './http-door.js';
import { LifeDriver } from './life-driver.js';
import { PassingDays } from './passing-days.js';
import type { Naming } from './petition-maker.js';

const TOPICS = [
  'intake.petition.events.v1',
  'supervision.supervision.events.v1',
  'archive.dossier.events.v1',
  'notify.letter.events.v1',
  'intake.petition.replies.v1',
];
const LOOK_AGAIN_MS = 50;
const PATIENCE_MS = 180_000;

export interface LiveWish {
  readonly system: BenchSystem;
  readonly naming: Naming;
  readonly atOnce: number;
  readonly seconds: number;
  readonly run: string;
  readonly firstPerson?: number;
}

/** How far the lives and the processors had come at one instant. */
interface Mark {
  readonly at: number;
  readonly registered: number;
  readonly acted: number;
  readonly sealed: number;
  readonly uses: Uses;
  readonly driverMs: number;
  readonly counts: readonly Counts[];
}

export interface Lived {
  readonly before: Mark;
  readonly after: Mark;
  readonly lives: number;
  readonly sealed: number;
  readonly limitsMissed: number;
  /** From the last begun life to the last sealed dossier. */
  readonly tailMs: number;
  readonly faults: readonly string[];
}

const driverMs = (): number => {
  const { user, system } = process.cpuUsage();

  return (user + system) / 1_000;
};

const markOf = async ({ pids, servers, processUrls }: BenchSystem, driver: LifeDriver): Promise<Mark> => ({
  at: performance.now(),
  registered: driver.registered,
  acted: driver.acted,
  sealed: driver.sealed,
  driverMs: driverMs(),
  uses: await usesOf({ ...pids, ...servers.pids }),
  counts: await Promise.all(processUrls.map(countsOf)),
});

const until = async (isSo: () => boolean, patience = PATIENCE_MS): Promise<boolean> => {
  const giveUp = performance.now() + patience;
  while (!isSo() && performance.now() < giveUp) await pause(LOOK_AGAIN_MS);

  return isSo();
};

/** Warm-up until as many dossiers are sealed as lives are worked on: every stage goes on all the time. Then the steady part, then to the end. */
const liveOn = async (wish: LiveWish, driver: LifeDriver): Promise<Lived> => {
  driver.start();
  if (!(await until(() => driver.sealed >= wish.atOnce))) driver.faults.push('it did not become steady');
  const before = await markOf(wish.system, driver);
  await pause(wish.seconds * 1_000);
  const after = await markOf(wish.system, driver);
  driver.stop();
  const since = performance.now();
  if (!(await until(() => driver.sealed >= driver.sent)))
    driver.faults.push(`${driver.sent - driver.sealed} of ${driver.sent} lives did not end`);
  const { sent: lives, sealed, limitsMissed, faults } = driver;

  return { before, after, lives, sealed, limitsMissed, faults, tailMs: performance.now() - since };
};

/** Whole lives through all five services while the days go by. */
export const live = async (wish: LiveWish): Promise<Lived> => {
  const { system, naming, atOnce, run, firstPerson = 0 } = wish;
  const [door, feed, ear] = [await HttpDoor.open(system), new CommandFeed(system), new EventEar(system)];
  const days = await PassingDays.begin(system.clock);
  const driver = new LifeDriver({ door, feed, naming, atOnce, run, firstPerson, now: () => days.now });
  try {
    await ear.listen(TOPICS, (event) => driver.hear(event));

    return await liveOn(wish, driver);
  } finally {
    await days.end();
    await Promise.all([ear.close(), feed.close()]);
    door.close();
  }
};
