import { SERVICES, type ServiceName } from '@huiyin/contracts';

import { inInfra } from '../checkout/paths.js';
import { noteRunning } from '../checkout/running.js';
import { livingHolder, livingLauncher } from '../checkout/starters.js';
import { compactLine } from '../log/compact-line.js';
import { LogFiles } from '../log/log-files.js';
import { say, table, tell } from '../log/say.js';
import { checkoutServers, endCheckoutServers } from '../servers/checkout-servers.js';
import type { Servers } from '../servers/servers.js';
import { preferredPorts, type Ports } from '../system/addresses.js';
import { serveMails } from '../system/mail-pages.js';
import { startSystem, type System } from '../system/start-system.js';
import { loadSampleDirectory } from './sample-directory.js';
import { revive } from './revive.js';
import { untilAsked } from './until-asked.js';

interface Wish {
  readonly serversOnly: boolean;
  readonly directory: boolean;
  readonly only: readonly ServiceName[];
}

const addressesOf = (system: System, ports: Ports): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(SERVICES.map((name) => [name, system.services[name].url])),
  mails: `http://127.0.0.1:${ports.mails}/mails`,
  smtp: system.mail.url,
});

const printTable = (servers: Servers, addresses: Readonly<Record<string, string>>): void => {
  const rows = Object.entries(addresses).map(([name, url]) => [
    name,
    url,
    SERVICES.some((service) => service === name) ? `${url}/docs` : '',
  ]);
  say(`\n${table(rows)}\n${servers.lines.join('\n')}\nlogs     ${inInfra('log')}\n`);
};

const startServices = async (servers: Servers, { directory, only }: Wish): Promise<System> => {
  const files = new LogFiles(inInfra('log'));
  const ports = await preferredPorts();
  const system = await startSystem({
    ...servers,
    folder: inInfra(),
    ports,
    progress: tell,
    only,
    hear: (service, line) => {
      files.write(service, line);
      say(compactLine(service, line, SERVICES.indexOf(service)));
    },
  });
  const pages = await serveMails(system.mail, ports.mails);
  if (directory) await loadSampleDirectory(system);
  const addresses = addressesOf(system, ports);
  await noteRunning({ launcher: { pid: process.pid, addresses } });
  printTable(servers, addresses);

  return {
    ...system,
    stop: async () => {
      pages.close();
      await system.stop();
    },
  };
};

/** Answers whether the servers are ours to end: they are, unless another start keeps them up. */
const refuseSecond = async ({ serversOnly }: Wish): Promise<boolean> => {
  const [launcher, holder] = [await livingLauncher(), await livingHolder()];
  const other = launcher ?? (serversOnly ? holder : undefined);
  if (other === undefined) return holder === undefined;

  say(`running already (process ${other.pid}); "npm stop" ends it\n\n${table(Object.entries(launcher?.addresses ?? {}))}`);
  process.exit(0);
};

const startParts = async (servers: Servers, wish: Wish): Promise<{ stop(): Promise<void> }> => {
  if (wish.serversOnly) {
    await noteRunning({ holder: { pid: process.pid } });

    return { stop: () => noteRunning({ holder: undefined }) };
  }
  const system = await startServices(servers, wish);
  const reviving = revive(
    Object.values(system.services).filter(({ isRunning }) => isRunning),
    tell,
  );

  return {
    stop: async () => {
      reviving.end();
      await system.stop();
      await noteRunning({ launcher: undefined });
    },
  };
};

/** The development system of this checkout, from the first server to Ctrl-C. */
export const runUntilStopped = async (wish: Wish): Promise<void> => {
  const ownsServers = await refuseSecond(wish);
  const since = performance.now();
  const servers = await checkoutServers(tell);
  const stopServers = ownsServers ? endCheckoutServers : servers.stop;
  for (const line of servers.lines) tell(line);
  const parts = await startParts(servers, wish).catch(async (error: unknown) => {
    await stopServers();
    throw error;
  });
  say(`ready after ${((performance.now() - since) / 1000).toFixed(1)} s; Ctrl-C stops everything`);

  await untilAsked();
  tell('stopping …');
  await parts.stop();
  await stopServers();
  tell('stopped');
  process.exit(0);
};
