import { setTimeout as pause } from 'node:timers/promises';

import { SERVICES, type ServiceName } from '@huiyin/contracts';

import type { ChaosStage } from '../stage.js';
import { during } from './deadly.js';
import type { Scenario } from './scenario.js';

const LIVES = 12;
/** Longer than a consumer's session: the broker takes its partitions away. */
const STOPPED_MS = 9_000;
const CONSUMERS: readonly ServiceName[] = SERVICES.filter((name) => name !== 'intake');

/** One hangs past its session, another takes over, the first comes back with what it had in hand. */
const zombie = async ({ services, chance, crowd, another, rest }: ChaosStage): Promise<void> => {
  const name = chance.one(CONSUMERS);
  const second = await another(name);
  await second.start();
  try {
    await during(crowd.lives(LIVES), async () => {
      await pause(chance.between(0, 800));
      await services[name].signal('SIGSTOP');
      await pause(STOPPED_MS);
    });
  } finally {
    await services[name].signal('SIGCONT');
  }
  await crowd.lives(LIVES / 3);
  await rest.reached();
  await second.stop();
};

const STORM_ROUNDS = 4;
const STORM_PAUSE_MS = 1_500;

/** Processes of one service come and go, some with goodbye and some without. */
const storm = async ({ chance, crowd, another }: ChaosStage): Promise<void> => {
  const name = chance.one(CONSUMERS);
  await during(crowd.lives(LIVES * 2), async () => {
    for (let round = 0; round < STORM_ROUNDS; round += 1) {
      const [guest, other] = [await another(name), await another(name)];
      try {
        await Promise.all([guest.start(), other.start()]);
        await pause(chance.between(0, STORM_PAUSE_MS));
      } finally {
        await Promise.all([guest.kill9(), other.stop()]);
      }
    }
  });
};

export const zombies: readonly Scenario[] = [
  { name: 'zombie', title: 'a process that hangs past its session and comes back harms nothing', isBounded: true, play: zombie },
  { name: 'storm', title: 'processes of a service come and go, and the partitions with them', play: storm },
];
