import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { embeddedKafka, embeddedMongo, type Progress } from '@huiyin/testing/servers';

import { givenKafka, givenMongo } from './given-servers.js';
import { both, type OneServer, type Servers } from './servers.js';

const newKafka = async (folder: string, progress: Progress): Promise<OneServer> => {
  const { port, version, stop } = await embeddedKafka({ folder: join(folder, 'kafka'), endsWithUs: true, progress });

  return { address: `127.0.0.1:${port}`, line: `Kafka    127.0.0.1:${port} (Apache Kafka ${version}, embedded, for this run)`, stop };
};

const newMongo = async (folder: string, progress: Progress): Promise<OneServer> => {
  const { port, version, uri, stop } = await embeddedMongo({ folder: join(folder, 'mongo'), endsWithUs: true, progress });

  return { address: uri, line: `MongoDB  127.0.0.1:${port} (${version}, embedded, for this run)`, stop };
};

/** Empty servers for one run: of the environment, or new ones whose data goes with them. Never those that someone works with. */
export const passingServers = async (progress: Progress): Promise<Servers> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-run-'));
  const [kafka, mongo] = [givenKafka(), givenMongo()];
  const servers = await both(
    kafka === undefined ? newKafka(folder, progress) : Promise.resolve(kafka),
    mongo === undefined ? newMongo(folder, progress) : Promise.resolve(mongo),
  );

  return {
    ...servers,
    stop: async () => {
      await servers.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
