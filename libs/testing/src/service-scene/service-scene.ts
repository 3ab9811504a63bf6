import { connectBus, createTopics, readTopics } from '@huiyin/bus';
import mongoose from 'mongoose';

import { freshName } from '../fresh-name.js';
import { sampleDirectory } from '../sample-directory.js';
import { startKafka } from '../start-kafka.js';
import { startMongo } from '../start-mongo.js';
import { sceneKeys, type SceneKeys } from './scene-keys.js';
import { Teller } from './teller.js';
import { TopicReader } from './topic-reader.js';

export interface ServiceScene extends Pick<SceneKeys, 'token' | 'setClock'> {
  /** For `buildService`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly teller: Teller;
  /** Reads a topic from its beginning; stopped with the scene. */
  read(topic: string): Promise<TopicReader>;
  stop(): Promise<void>;
}

const DATABASES = ['intake', 'supervision', 'hearing', 'archive', 'notify', 'keystore', 'files'];

/** Everything around one service under test: real Kafka and MongoDB, topics, keys, clock, and the directory of the sample city on its topic. */
export const serviceScene = async (name: string): Promise<ServiceScene> => {
  const prefix = `${freshName(name)}-`;
  const [mongo, kafka, keys, topics] = await Promise.all([startMongo(), startKafka(), sceneKeys(), readTopics('embedded')]);
  const bus = connectBus({ brokers: kafka.brokers, clientId: 'scene', prefix });
  await createTopics(bus, topics);
  const teller = new Teller(bus);
  await teller.tellDirectory(sampleDirectory());
  const readers: TopicReader[] = [];

  return {
    teller,
    token: keys.token,
    setClock: keys.setClock,
    variables: {
      ...keys.variables,
      HUIYIN_MONGODB_URI: mongo.uri,
      HUIYIN_KAFKA_BROKERS: kafka.brokers.join(','),
      HUIYIN_PREFIX: prefix,
      HUIYIN_LOG_LEVEL: process.env['HUIYIN_TEST_LOG'] ?? 'silent',
    },
    read: async (topic) => {
      const reader = new TopicReader(bus, topic);
      readers.push(reader);
      await reader.start();

      return reader;
    },
    stop: async () => {
      await Promise.all(readers.map((reader) => reader.stop()));
      await teller.close();
      await dropDatabases(mongo.uri, prefix);
      await Promise.all([mongo.stop(), kafka.stop()]);
    },
  };
};

const dropDatabases = async (uri: string, prefix: string): Promise<void> => {
  const connection = await mongoose.createConnection(uri).asPromise();
  for (const database of DATABASES) await connection.getClient().db(`${prefix}${database}`).dropDatabase();
  await connection.close();
};
