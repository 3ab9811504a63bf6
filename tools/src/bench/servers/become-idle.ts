import { SERVICES } from '@huiyin/contracts';

import { IdleWatch } from '../../moving/idle-watch.js';
import type { BenchSystem } from './bench-system.js';

/** All read and nothing left to do: the lag of every group is zero then. */
export const becomesIdle = async ({ servers, prefix, clock }: BenchSystem): Promise<readonly string[]> => {
  const watch = new IdleWatch({ ...servers, prefix });
  try {
    await watch.untilIdle(SERVICES, await clock.now());

    return [];
  } catch (error) {
    return [String(error)];
  } finally {
    await watch.close();
  }
};
