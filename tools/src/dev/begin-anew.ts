import { rm } from 'node:fs/promises';

import { Fault } from '@huiyin/kernel';

import { inInfra } from '../checkout/paths.js';
import { livingHolder, livingLauncher } from '../checkout/starters.js';
import { endCheckoutServers } from '../servers/checkout-servers.js';

/** Keys stay: they are of no harm without data, and tokens in use stay good. */
const DATA = ['kafka', 'mongo', 'mail', 'clock.json'];

/** Removes the data of this checkout's system. Servers that a killed start left behind are ended first; one that is in use is not touched. */
export const beginAnew = async (): Promise<void> => {
  const start = (await livingLauncher()) ?? (await livingHolder());
  if (start !== undefined)
    throw new Fault('start.running', `the system runs already (process ${start.pid}); "npm stop" ends it`, { retryable: false });

  await endCheckoutServers();
  for (const part of DATA) await rm(inInfra(part), { recursive: true, force: true });
};
