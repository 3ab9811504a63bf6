import { Kafka, logLevel } from 'kafkajs';

import { eventually } from './eventually.js';
import { FaultProxy } from './fault-proxy.js';
import { freshName } from './fresh-name.js';
import { startKafka, type RunningKafka } from './start-kafka.js';

const adminOf = (brokers: readonly string[]) =>
  new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING, retry: { retries: 8 } }).admin();

const topics = async (brokers: readonly string[]): Promise<readonly string[]> => {
  const admin = adminOf(brokers);
  await admin.connect();
  try {
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
};

const createTopic = async (brokers: readonly string[], topic: string): Promise<void> => {
  const admin = adminOf(brokers);
  await admin.connect();
  try {
    await admin.createTopics({ topics: [{ topic }], waitForLeaders: false });
  } finally {
    await admin.disconnect();
  }
};

describe('a Kafka of the test’s own', () => {
  let kafka: RunningKafka;
  let proxy: FaultProxy;

  beforeAll(async () => {
    proxy = await FaultProxy.start();
    kafka = await startKafka({ advertisedPort: proxy.port });
    proxy.leadsTo({ host: '127.0.0.1', port: Number(kafka.brokers[0]?.split(':')[1]) });
  }, 120_000);

  afterAll(async () => {
    await kafka.stop();
    await proxy.stop();
  }, 30_000);

  it('takes topics at once, names the proxy to its clients, and keeps its data over a kill -9', async () => {
    const topic = freshName('testing');
    await createTopic(kafka.brokers, topic);

    await kafka.kill9();
    await kafka.restart();

    await eventually(async () => expect(await topics([`127.0.0.1:${proxy.port}`])).toContain(topic));
  }, 60_000);
});
