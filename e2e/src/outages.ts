import type { ServiceName } from '@huiyin/contracts';
import { shanghai } from '@huiyin/testing/domain';
import type { Entry } from '@huiyin/tools';

import type { CityStage } from './played-city.js';

/** `kill -9` at a time of the play, and started again at once: whoever asks meanwhile asks again. */
export const killed = ({ own }: CityStage, service: ServiceName, at: string): Entry => ({
  at: shanghai(at),
  what: `${service} is killed`,
  run: async () => {
    await own.system.services[service].kill9();
    own.system.services[service].launch();

    return [];
  },
});

/** Stopped at one time of the play and started at another: the days between pass without it. */
export const away = ({ city, own }: CityStage, service: ServiceName, [from, until]: readonly [string, string]): readonly Entry[] => [
  {
    at: shanghai(from),
    what: `${service} goes away`,
    run: async () => {
      await own.system.services[service].stop();
      city.down(service);

      return [];
    },
  },
  {
    at: shanghai(until),
    what: `${service} comes back`,
    run: async () => {
      await own.system.services[service].start();
      city.up(service);

      return [];
    },
  },
];
