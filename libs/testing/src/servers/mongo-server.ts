import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from './free-port.js';
import { mongoBinary, type MongoBinary } from './mongo-binary.js';
import { downloadedMongo } from './mongo-download.js';
import { answersAsMongo, startReplicaSet } from './mongo-ready.js';
import type { EmbeddedMongo, MongoOptions } from './mongo-options.js';
import { shown } from './progress.js';
import { startServer } from './server-process.js';

interface Runnable {
  readonly program: string;
  readonly args: readonly string[];
  readonly set: string;
  readonly version: string;
}

/** Without --sync-on-commit the stand-in loses acknowledged writes on kill -9. Its set name is fixed. */
const secantus = (path: string, port: number, data: string): Runnable => ({
  program: path,
  args: [
    ...['--host', '127.0.0.1', '--port', String(port), '--storage-path', data],
    ...['--cache-size', '512M', '--log-file-max', '32MB', '--sync-on-commit', '--enable-test-commands', '--log-level', 'WARNING'],
  ],
  set: 'secantus',
  version: 'secantusd-rs (stands in for MongoDB)',
});

const mongod = (path: string, port: number, data: string): Runnable => ({
  program: path,
  args: [
    ...['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', data, '--replSet', 'huiyin', '--wiredTigerCacheSizeGB', '0.5'],
    ...['--setParameter', 'transactionLifetimeLimitSeconds=3', '--quiet'],
  ],
  set: 'huiyin',
  version: 'mongod',
});

const runnable = (binary: Exclude<MongoBinary, { kind: 'download' }>, port: number, data: string): Runnable =>
  binary.kind === 'mongod' ? mongod(binary.path, port, data) : secantus(binary.path, port, data);

/** A server that speaks MongoDB's protocol, one node of a replica set, on loopback. */
export const embeddedMongo = async (options: MongoOptions): Promise<EmbeddedMongo> => {
  const binary = await mongoBinary(options.progress);
  const port = options.port ?? (await freePort());
  if (binary.kind === 'download') return downloadedMongo({ ...options, port });

  const data = join(options.folder, 'data');
  await mkdir(data, { recursive: true });
  const { program, args, set, version } = runnable(binary, port, data);
  const server = await shown({ what: 'starting MongoDB', progress: options.progress }, () =>
    startServer({
      name: 'MongoDB',
      program,
      args,
      log: join(options.folder, 'mongo.log'),
      isReady: () => answersAsMongo(port),
      endsWithUs: options.endsWithUs,
    }),
  );
  if (binary.kind === 'mongod') await startReplicaSet(port, set);

  return { ...server, port, version, uri: `mongodb://127.0.0.1:${port}/?replicaSet=${set}&retryWrites=true&w=majority` };
};
