import { SERVICES } from '@huiyin/contracts';

import type { ChaosStage } from '../stage.js';
import { during } from './deadly.js';
import type { Scenario } from './scenario.js';

const LIVES = 24;
const LONGEST_STOP_MS = 25_000;

/** One service after the other is told to stop, with work in its hands, and started again. */
const stopEach = async ({ services, crowd }: ChaosStage): Promise<void> => {
  await during(crowd.lives(LIVES), async () => {
    for (const name of SERVICES) {
      const since = Date.now();
      const code = await services[name].stop();
      const took = Date.now() - since;
      if (code !== 0 || took > LONGEST_STOP_MS) throw new Error(`${name} ended with ${code} after ${took} ms`);
      await services[name].start();
    }
  });
};

export const goodbyes: readonly Scenario[] = [
  { name: 'sigterm', title: 'SIGTERM under load: each service ends with 0 within 25 seconds', play: stopEach },
];
