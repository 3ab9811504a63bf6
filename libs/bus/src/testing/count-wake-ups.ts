// A thread of its own, where nobody has touched kafkajs yet: counts how often an idle connection wakes the process up.
import { setTimeout as pass } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

import kafkajs from 'kafkajs';

import { repairIdleConnections } from '../kafka/idle-repair.js';

export interface Watched {
  readonly brokers: readonly string[];
  readonly isRepaired: boolean;
}

const WINDOW_MS = 500;
const SHORT_MS = 20;

const { brokers, isRepaired } = workerData as Watched;
if (isRepaired) repairIdleConnections();
const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
await admin.connect();
await admin.listTopics();

let wakeUps = 0;
const arm = globalThis.setTimeout;
const counting = (...[callback, delay, ...args]: Parameters<typeof arm>) => {
  if ((delay ?? 0) < SHORT_MS) wakeUps += 1;

  return arm(callback, delay, ...args);
};
globalThis.setTimeout = Object.assign(counting, arm);
await pass(WINDOW_MS);
globalThis.setTimeout = arm;

await admin.disconnect();
parentPort?.postMessage(wakeUps);
