import { setTimeout as pause } from 'node:timers/promises';

import type { BusConnection } from '@huiyin/bus';

const PATIENCE = 20_000;
const LOOK_AGAIN = 100;

/**
 * Waits until the broker answers for consumer groups. A new one makes its list of them when the first asks, a restarted one reads it first;
 * five services that join meanwhile would be turned away, and fill the log with warnings about nothing.
 */
export const groupsAreLoaded = async ({ kafka }: BusConnection): Promise<void> => {
  const giveUp = Date.now() + PATIENCE;
  const admin = kafka.admin();
  await admin.connect();
  const ask = (): Promise<boolean> =>
    admin.fetchOffsets({ groupId: 'tools' }).then(
      () => true,
      (error: unknown) => {
        if (Date.now() > giveUp) throw error;

        return false;
      },
    );
  try {
    while (!(await ask())) await pause(LOOK_AGAIN);
  } finally {
    await admin.disconnect();
  }
};
