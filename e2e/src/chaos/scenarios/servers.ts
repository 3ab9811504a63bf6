import { setTimeout as pause } from 'node:timers/promises';

import type { ChaosStage } from '../stage.js';
import { during } from './deadly.js';
import type { Scenario } from './scenario.js';

const LIVES = 16;
const LONGEST_AWAY_MS = 3_000;

const killBroker = async ({ machines, chance, crowd }: ChaosStage): Promise<void> => {
  await during(crowd.lives(LIVES), async () => {
    await pause(chance.between(300, 1_500));
    await machines.kafka.kill9();
    await pause(chance.between(0, LONGEST_AWAY_MS));
    await machines.kafka.restart();
  });
  await crowd.lives(LIVES / 4);
};

const killDatabase = async ({ machines, chance, crowd }: ChaosStage): Promise<void> => {
  await during(crowd.lives(LIVES), async () => {
    await pause(chance.between(300, 1_500));
    await machines.mongo.kill9();
    await pause(chance.between(0, LONGEST_AWAY_MS));
    await machines.mongo.restart();
  });
  await crowd.lives(LIVES / 4);
};

const CUTS = 6;
const FIRST_BYTES = 50_000;

/** Lines to broker and database are cut, go dumb, and break in the middle of an answer. */
const cutLines = async ({ machines, chance, crowd }: ChaosStage): Promise<void> => {
  await during(crowd.lives(LIVES), async () => {
    for (let cut = 0; cut < CUTS; cut += 1) {
      const line = chance.one([machines.toKafka, machines.toMongo]);
      const fault = chance.between(0, 3);
      if (fault === 0) line.cut();
      if (fault === 1) line.cutAfter(chance.between(1, FIRST_BYTES));
      if (fault === 2) line.refuse();
      if (fault === 3) line.swallow();
      await pause(chance.between(200, LONGEST_AWAY_MS / 2));
      line.heal();
      await pause(chance.between(200, LONGEST_AWAY_MS / 2));
    }
  });
  await crowd.lives(LIVES / 4);
};

export const servers: readonly Scenario[] = [
  { name: 'broker', title: 'the broker dies and comes back', isBounded: true, play: killBroker },
  { name: 'database', title: 'the database dies and comes back', play: killDatabase },
  { name: 'lines', title: 'lines to broker and database break in every way', play: cutLines },
];
