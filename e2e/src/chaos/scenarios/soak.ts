import { setTimeout as pause } from 'node:timers/promises';

import { SERVICES } from '@huiyin/contracts';

import type { ChaosStage } from '../stage.js';
import { verdictOn } from '../verdict.js';
import type { Scenario } from './scenario.js';

type Fault = (stage: ChaosStage) => Promise<void>;

const anyService = ({ services, chance }: ChaosStage) => services[chance.one(SERVICES)];

const kill: Fault = async (stage) => {
  const victim = anyService(stage);
  await victim.kill9();
  await pause(stage.chance.between(0, 5_000));
  await victim.start();
};
const sayGoodbye: Fault = async (stage) => {
  const victim = anyService(stage);
  await victim.stop();
  await victim.start();
};
const hang: Fault = async (stage) => {
  const victim = anyService(stage);
  await victim.signal('SIGSTOP');
  await pause(stage.chance.between(500, 12_000));
  await victim.signal('SIGCONT');
};
const loseServer: Fault = async ({ machines, chance }) => {
  const server = chance.one([machines.kafka, machines.mongo]);
  await server.kill9();
  await pause(chance.between(0, 5_000));
  await server.restart();
};
const breakLine: Fault = async ({ machines, chance }) => {
  const line = chance.one([machines.toKafka, machines.toMongo]);
  line.cutAfter(chance.between(0, 100_000));
  await pause(chance.between(100, 2_000));
  line.heal();
};
const daysPass: Fault = async ({ own, chance }) => void (await own.clock.move(`+${chance.between(1, 5)}d`));

const FAULTS: readonly Fault[] = [kill, kill, sayGoodbye, hang, loseServer, breakLine, breakLine, daysPass];
const ROUND_MS = 45_000;
const LIVES_AT_ONCE = 8;

/** Faults at random for a while, under load; then rest, and the verdict. */
const round = async (stage: ChaosStage, until: number): Promise<void> => {
  let isOver = false;
  const work = (async () => {
    while (!isOver) await stage.crowd.lives(LIVES_AT_ONCE);
  })();
  try {
    while (Date.now() < until) {
      await stage.chance.one(FAULTS)(stage);
      await pause(stage.chance.between(200, 3_000));
    }
  } finally {
    isOver = true;
    await work;
  }
};

/** `npm run soak`: rounds of random faults, each with its verdict, for so many minutes. */
export const soak = (minutes: number): Scenario => ({
  name: 'soak',
  title: `random faults for ${minutes} minutes`,
  play: async (stage) => {
    const end = Date.now() + minutes * 60_000;
    while (Date.now() < end) {
      await round(stage, Math.min(end, Date.now() + ROUND_MS));
      const broken = await verdictOn(stage);
      if (broken.length > 0) throw new Error(broken.join('\n'));
    }
  },
});
