import { Fault } from '@huiyin/kernel';
import kafkajs, { type Admin } from 'kafkajs';
import type { BusConnection } from '../kafka/connection.js';
import type { ListedTopic } from './topic-list.js';
import { settingsOf } from './topic-settings.js';
import { withAdmin } from './with-admin.js';

const { ConfigResourceTypes } = kafkajs;

const partitionsByTopic = async (admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });

  return new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
};

const settingsByTopic = async (admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
  });

  return new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
};

/** One line per difference between the list and the broker; empty when they agree. Topics beyond the list are nobody's business here. */
export const differingTopics = (bus: BusConnection, topics: readonly ListedTopic[]): Promise<readonly string[]> =>
  withAdmin(bus, async (admin) => {
    const named = topics.map((topic) => ({ topic, name: bus.names.onBroker(topic.name) }));
    const standing = new Set(await admin.listTopics());
    const present = named.filter(({ name }) => standing.has(name));
    const names = present.map(({ name }) => name);
    const missing = named.filter(({ name }) => !standing.has(name)).map(({ name }) => `${name} is missing`);
    if (present.length === 0) return missing;
    const [partitions, settings] = await Promise.all([partitionsByTopic(admin, names), settingsByTopic(admin, names)]);
    const counts = present
      .filter(({ topic, name }) => partitions.get(name) !== topic.partitions)
      .map(({ topic, name }) => `${name} has ${partitions.get(name)} partitions instead of ${topic.partitions}`);
    const values = present.flatMap(({ topic, name }) =>
      Object.entries(settingsOf(topic))
        .filter(([setting, value]) => settings.get(name)?.get(setting) !== value)
        .map(([setting, value]) => `${name} has ${setting}=${settings.get(name)?.get(setting)} instead of ${value}`),
    );

    return [...missing, ...counts, ...values];
  });

/** A service refuses to start where broker and list differ. */
export const checkTopics = async (bus: BusConnection, topics: readonly ListedTopic[]): Promise<void> => {
  const differences = await differingTopics(bus, topics);
  if (differences.length === 0) return;

  throw new Fault('bus.topics-differ', `the broker's topics differ from deploy/topics.yaml:\n  ${differences.join('\n  ')}`, {
    retryable: false,
  });
};
