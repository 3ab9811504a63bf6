import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SERVICES, type ServiceName } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';
import type { Progress } from '@huiyin/testing/servers';
import { MongoClient } from 'mongodb';

import { inInfra } from '../checkout/paths.js';
import { livingLauncher } from '../checkout/starters.js';
import { DevClock } from '../dev/dev-clock.js';
import { loadSampleDirectory } from '../dev/sample-directory.js';
import { tokenFor } from '../dev/token.js';
import { RECORDS } from '../moving/service-reading.js';
import { checkoutServers } from '../servers/checkout-servers.js';
import { passingServers } from '../servers/passing-servers.js';
import { LogFiles } from '../log/log-files.js';
import { anyPorts } from '../system/addresses.js';
import { clockFile, keyRingFile } from '../system/service-environment.js';
import { startSystem, type System } from '../system/start-system.js';
import type { CityPlace } from './driver/city.js';

/** A system that the demo may play on. */
export interface DemoSystem extends CityPlace {
  stop(): Promise<void>;
}

/** One that was started for it, with its processes and its mail catcher at hand. */
export interface OwnSystem extends DemoSystem {
  readonly system: System;
  /** File of the key ring: a test reads a receipt with it. */
  readonly keyRing: string;
}

interface Wish {
  readonly progress: Progress;
  /** Where the services' logs go. */
  readonly logs: string;
}

/** The running development system of this checkout, or why the demo cannot play on it; undefined where none runs. */
export const runningSystem = async (start: Instant, progress: Progress): Promise<DemoSystem | string | undefined> => {
  const launcher = await livingLauncher();
  if (launcher === undefined) return undefined;
  const clock = new DevClock(clockFile(inInfra()));
  const now = await clock.read();
  if (now !== undefined && now > start) return `the clock of the running system stands at ${now}, after the first row of the samples`;
  const servers = await checkoutServers(progress);
  const petitions = await petitionsIn(servers.mongodbUri);
  if (petitions > 0) return `the running system has ${petitions} petitions already`;
  const urls = Object.fromEntries(SERVICES.map((name) => [name, launcher.addresses[name] ?? ''])) as Record<ServiceName, string>;

  return { ...servers, prefix: '', clock, urls, token: (bearer) => tokenFor(bearer, inInfra()), stop: async () => undefined };
};

const petitionsIn = async (mongodbUri: string): Promise<number> => {
  const client = await MongoClient.connect(mongodbUri);
  try {
    return await client.db('intake').collection(RECORDS.intake).countDocuments();
  } finally {
    await client.close();
  }
};

interface OwnWish extends Wish {
  /** Time zones the services' machines stand in. */
  readonly zones?: Readonly<Partial<Record<ServiceName, string>>>;
  /** Only these are started; the others stand by. */
  readonly only?: readonly ServiceName[];
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly prefix: string;
}

/** Five services of the demo's own with the sample directory, on servers that are there. */
export const systemOn = async ({ progress, logs, ...servers }: OwnWish): Promise<OwnSystem> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-demo-'));
  const files = new LogFiles(logs);
  const system = await startSystem({
    ...servers,
    folder,
    ports: await anyPorts(),
    progress,
    hear: (service, line) => files.write(service, line),
  });
  await loadSampleDirectory(system);
  const urls = Object.fromEntries(SERVICES.map((name) => [name, system.services[name].url])) as Record<ServiceName, string>;

  return {
    ...servers,
    urls,
    system,
    keyRing: keyRingFile(folder),
    clock: system.clock,
    token: (bearer) => system.token(bearer),
    stop: async () => {
      await system.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** The same on servers of its own, which go with it. */
export const passingSystem = async (wish: Wish): Promise<OwnSystem> => {
  const servers = await passingServers(wish.progress);
  try {
    const own = await systemOn({ ...wish, ...servers, prefix: '' });

    return {
      ...own,
      stop: async () => {
        await own.stop();
        await servers.stop();
      },
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
};
