import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { reusedServer, type RunningServer } from './running-server.js';
import { embeddedMongo, toStderr } from './servers/index.js';

export interface RunningMongo extends RunningServer {
  readonly uri: string;
}

interface MongoWish {
  /** A server of this test's own, for tests that kill it; without it one that is already running is used. */
  readonly own?: boolean;
}

/** A MongoDB-protocol server for a test: HUIYIN_MONGODB_URI where it is set, otherwise an embedded one with its data in a temporary folder. */
export const startMongo = async (wish: MongoWish = {}): Promise<RunningMongo> => {
  const given = process.env['HUIYIN_MONGODB_URI'];
  if (given !== undefined && given !== '' && wish.own !== true) return { ...reusedServer('MongoDB'), uri: given };

  const folder = await mkdtemp(join(tmpdir(), 'huiyin-mongo-'));
  const server = await embeddedMongo({ folder, endsWithUs: true, progress: toStderr });

  return {
    uri: server.uri,
    pid: server.pid,
    kill9: server.kill9,
    restart: server.restart,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
