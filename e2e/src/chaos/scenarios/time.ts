import { setTimeout as pause } from 'node:timers/promises';

import type { ServiceName } from '@huiyin/contracts';

import type { ChaosStage } from '../stage.js';
import { during } from './deadly.js';
import type { Scenario } from './scenario.js';

const LIVES = 12;
const STEPS = 6;
const OWNERS_OF_CLOCKS: readonly ServiceName[] = ['intake', 'hearing', 'supervision'];

/** Weeks pass in steps while the services that own clocks are killed in the middle of their sweeps. */
const weeksPass = async ({ services, chance, crowd, own, rest }: ChaosStage): Promise<void> => {
  await crowd.lives(LIVES);
  for (let step = 0; step < STEPS; step += 1) {
    const victim = services[chance.one(OWNERS_OF_CLOCKS)];
    await own.clock.move(`+${chance.between(3, 21)}d`);
    await pause(chance.between(0, 400));
    await victim.kill9();
    await during(crowd.lives(2), () => victim.start());
    await rest.reached();
  }
};

/** A service is away for weeks: what its unread topics would have met does not fire when it comes back. */
const awayForWeeks = async ({ services, chance, crowd, own, rest }: ChaosStage): Promise<void> => {
  const absent = services[chance.one<ServiceName>(['hearing', 'supervision'])];
  await absent.stop();
  await crowd.lives(LIVES);
  await own.clock.move('+16d');
  await crowd.lives(LIVES / 2);
  await absent.start();
  await rest.reached();
};

export const time: readonly Scenario[] = [
  { name: 'away', title: 'a service is away for weeks', play: awayForWeeks },
  { name: 'weeks', title: 'weeks pass while owners of clocks are killed in their sweeps', play: weeksPass },
];
