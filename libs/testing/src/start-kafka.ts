import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { reusedServer, type RunningServer } from './running-server.js';
import { embeddedKafka, toStderr } from './servers/index.js';

export interface RunningKafka extends RunningServer {
  readonly brokers: readonly string[];
}

interface KafkaWish {
  /** A broker of this test's own, for tests that kill it; without it one that is already running is used. */
  readonly own?: boolean;
  /** Port that the broker names to its clients: that of a fault proxy before it. Implies `own`. */
  readonly advertisedPort?: number;
}

/** A real Kafka for a test: HUIYIN_KAFKA_BROKERS where it is set, otherwise an embedded one with its data in a temporary folder. */
export const startKafka = async (wish: KafkaWish = {}): Promise<RunningKafka> => {
  const given = process.env['HUIYIN_KAFKA_BROKERS'];
  const own = wish.own === true || wish.advertisedPort !== undefined;
  if (given !== undefined && given !== '' && !own) return { ...reusedServer('Kafka'), brokers: given.split(',') };

  const folder = await mkdtemp(join(tmpdir(), 'huiyin-kafka-'));
  const { advertisedPort } = wish;
  const server = await embeddedKafka({
    folder,
    endsWithUs: true,
    progress: toStderr,
    ...(advertisedPort === undefined ? {} : { advertisedPort }),
  });

  return {
    brokers: [`127.0.0.1:${server.port}`],
    pid: server.pid,
    kill9: server.kill9,
    restart: server.restart,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
