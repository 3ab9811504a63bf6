import type { BusConnection } from '../kafka/connection.js';
import type { ListedTopic } from './topic-list.js';
import { settingsOf } from './topic-settings.js';
import { untilLed } from './until-led.js';
import { withAdmin } from './with-admin.js';

/** Creates what is missing and leaves the rest alone: partitions of a keyed topic are never changed. Answers the names it created. */
export const createTopics = (bus: BusConnection, topics: readonly ListedTopic[]): Promise<readonly string[]> =>
  withAdmin(bus, async (admin) => {
    const standing = new Set(await admin.listTopics());
    const missing = topics.filter(({ name }) => !standing.has(bus.names.onBroker(name)));
    if (missing.length === 0) return [];
    const made = missing.map(({ name }) => bus.names.onBroker(name));
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic: bus.names.onBroker(topic.name),
        numPartitions: topic.partitions,
        replicationFactor: topic.replicationFactor,
        configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
      })),
    });
    await untilLed(admin, made);

    return made;
  });
