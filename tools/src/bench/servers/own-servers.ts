import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { embeddedKafka, embeddedMongo, type Progress } from '@huiyin/testing/servers';

import type { Pids } from '../machine/process-use.js';

/** A Kafka and a MongoDB of the bench's own, whose processor time can be read; always embedded, so that runs can be compared. */
export interface OwnServers {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly lines: readonly string[];
  readonly pids: Pids;
  stop(): Promise<void>;
}

export const ownServers = async (progress: Progress): Promise<OwnServers> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-'));
  const kafka = await embeddedKafka({ folder: join(folder, 'kafka'), endsWithUs: true, progress });
  const mongo = await embeddedMongo({ folder: join(folder, 'mongo'), endsWithUs: true, progress });

  return {
    brokers: [`127.0.0.1:${kafka.port}`],
    mongodbUri: mongo.uri,
    lines: [`Apache Kafka ${kafka.version}, one node`, `${mongo.version}, one node`],
    pids: { kafka: kafka.pid(), mongo: mongo.pid() },
    stop: async () => {
      await Promise.all([kafka.stop(), mongo.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
