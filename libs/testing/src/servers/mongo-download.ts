import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { MongoMemoryReplSet } from 'mongodb-memory-server-core';

import { cacheFolder } from './cache.js';
import type { EmbeddedMongo, MongoOptions } from './mongo-options.js';
import { send, stopProcess } from './processes.js';
import { shown } from './progress.js';

const VERSION = '8.0.12';

/** A real MongoDB 8 from the vendor's site, where neither mongod nor Rust is installed. Needs that site to be reachable. */
export const downloadedMongo = async (options: MongoOptions & { readonly port: number }): Promise<EmbeddedMongo> => {
  const { port, folder, progress } = options;
  const dbPath = join(folder, 'data');
  await mkdir(dbPath, { recursive: true });
  const memoryServer = await import('mongodb-memory-server-core');
  const start = (): Promise<MongoMemoryReplSet> =>
    memoryServer.MongoMemoryReplSet.create({
      binary: { version: VERSION, downloadDir: cacheFolder('mongodb') },
      instanceOpts: [{ port, dbPath, storageEngine: 'wiredTiger' }],
      replSet: { name: 'huiyin', count: 1, ip: '127.0.0.1' },
    });
  let set = await shown({ what: `fetching MongoDB ${VERSION} (this happens once)`, progress }, start);
  const pid = (): number => set.servers[0]?.instanceInfo?.instance.mongodProcess?.pid ?? 0;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    send(pid(), signal);
    await stopProcess(pid());
  };

  return {
    port,
    version: `mongod ${VERSION}`,
    uri: `mongodb://127.0.0.1:${port}/?replicaSet=huiyin&retryWrites=true&w=majority`,
    pid,
    stop: () => end('SIGTERM'),
    kill9: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      set = await start();
    },
  };
};
