import { setTimeout as pause } from 'node:timers/promises';

import type { BareOutcome, BareRun, BareTask, BareWay } from './bare-task.js';
import { runFloor } from './floor.js';
import { runOurs } from './ours.js';
import { runUsual } from './usual.js';

const WAYS: Readonly<Record<BareWay, (task: BareTask) => Promise<BareRun>>> = { ours: runOurs, floor: runFloor, usual: runUsual };
const LOOK_AGAIN_MS = 5;

const MICRO = 1_000;
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();

  return (user + system) / MICRO;
};

/** Times the work from the first message at hand to the last output acknowledged. */
const timed = async (run: BareRun, messages: number): Promise<BareOutcome> => {
  while (!run.begun()) await pause(LOOK_AGAIN_MS);
  const [since, cpuBefore] = [performance.now(), cpuMs()];
  while (run.done() < messages) await pause(LOOK_AGAIN_MS);

  return { ms: performance.now() - since, cpuMs: cpuMs() - cpuBefore, writes: run.writes(), batches: run.batches() };
};

/** A process of its own does the task, so that its processor time is its own; the task comes as JSON. */
const task = JSON.parse(process.argv[2] ?? '{}') as BareTask;
const run = await WAYS[task.way](task);
const outcome = await timed(run, task.messages);
process.send?.(outcome);
await run.stop();
process.exit(0);
