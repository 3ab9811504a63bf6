import { Command } from 'commander';

import { stopProcess } from '@huiyin/testing/servers';

import { noteRunning } from '../checkout/running.js';
import { livingHolder, livingLauncher } from '../checkout/starters.js';
import { say } from '../log/say.js';
import { endCheckoutServers } from '../servers/checkout-servers.js';

const PATIENCE = 25_000;

/** `npm stop`: ends the system of this checkout, and servers that a killed start left behind. */
export const main = async (args: readonly string[]): Promise<void> => {
  new Command('npm stop').description('Ends what an earlier start of this checkout left running.').parse([...args], { from: 'user' });
  for (const start of [await livingLauncher(), await livingHolder()]) if (start !== undefined) await stopProcess(start.pid, PATIENCE);
  await noteRunning({ launcher: undefined, holder: undefined });
  await endCheckoutServers();
  say('stopped');
};
