import type { BusConnection } from '../kafka/connection.js';
import type { ListedTopic } from './topic-list.js';
import { settingsOf } from './topic-settings.js';
import { withAdmin } from './with-admin.js';

/** Creates what is missing and leaves the rest alone: partitions of a keyed topic are never changed. Answers the names it created. */
export const createTopics = (bus: BusConnection, topics: readonly ListedTopic[]): Promise<readonly string[]> =>
  withAdmin(bus, async (admin) => {
    const standing = new Set(await admin.listTopics());
    const missing = topics.filter(({ name }) => !standing.has(bus.names.onBroker(name)));
    if (missing.length === 0) return [];
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic: bus.names.onBroker(topic.name),
        numPartitions: topic.partitions,
        replicationFactor: topic.replicationFactor,
        configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
      })),
    });

    return missing.map(({ name }) => bus.names.onBroker(name));
  });
