import { eventually, freshName, startKafka, type RunningKafka } from '@huiyin/testing';
import { connectBus, type BusConnection } from '../kafka/connection.js';
import { checkTopics, differingTopics } from './check-topics.js';
import { createTopics } from './create-topics.js';
import { readTopics, type ListedTopic } from './topic-list.js';
import { withAdmin } from './with-admin.js';

describe('the topics on the broker', () => {
  let kafka: RunningKafka;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  afterAll(() => kafka.stop());

  const freshBus = (): BusConnection => connectBus({ brokers: kafka.brokers, clientId: 'topics', prefix: `${freshName('topics')}.` });

  it('are those of the list once created, and are created once', async () => {
    const bus = freshBus();
    const topics = await readTopics('embedded');
    await expect(checkTopics(bus, topics)).rejects.toMatchObject({ code: 'bus.topics-differ', retryable: false });

    expect(await createTopics(bus, topics)).toHaveLength(topics.length);
    await expect(checkTopics(bus, topics)).resolves.toBeUndefined();
    expect(await createTopics(bus, topics)).toEqual([]);
  });

  it('are refused where partitions or settings differ, one line each', async () => {
    const bus = freshBus();
    const topics = (await readTopics('embedded')).slice(0, 2);
    const [first, second] = topics as [ListedTopic, ListedTopic];
    await withAdmin(bus, (admin) =>
      admin.createTopics({
        waitForLeaders: false,
        topics: [{ topic: bus.names.onBroker(first.name), numPartitions: 3, configEntries: [{ name: 'compression.type', value: 'lz4' }] }],
      }),
    );

    await eventually(async () =>
      expect(await differingTopics(bus, topics)).toEqual([
        `${bus.names.onBroker(second.name)} is missing`,
        `${bus.names.onBroker(first.name)} has 3 partitions instead of 4`,
        `${bus.names.onBroker(first.name)} has compression.type=lz4 instead of producer`,
      ]),
    );
  });
});
