import { Fault } from '@huiyin/kernel';
import type { Consumer } from 'kafkajs';
import type { BusConnection } from '../kafka/connection.js';
import { withDeadline } from '../publish/with-deadline.js';
import { withAdmin } from '../topics/with-admin.js';

/** Where a group is to stand: plain topic names. */
export interface GroupPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

const WITHIN_MS = 20_000;

const refuseWhileRunning = async (bus: BusConnection, groupId: string): Promise<void> => {
  const { groups } = await withAdmin(bus, (admin) => admin.describeGroups([groupId]));
  const members = groups.reduce((sum, group) => sum + group.members.length, 0);
  if (members === 0) return;

  throw new Fault('bus.group-is-running', `${groupId} has ${members} members; stop the service first`, { retryable: false });
};

const joined = (consumer: Consumer): Promise<void> =>
  new Promise((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()));

/**
 * Commits explicit offsets for a group that does not run. Not kafkajs's `resetOffsets`: that commits a literal −2, after which a consumer
 * may read nothing. A replay is harmless: what took effect is known as a duplicate.
 */
export const setGroupOffsets = async (bus: BusConnection, group: string, positions: readonly GroupPosition[]): Promise<void> => {
  const groupId = bus.names.onBroker(group);
  await refuseWhileRunning(bus, groupId);
  const consumer = bus.kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...new Set(positions.map(({ topic }) => bus.names.onBroker(topic)))], fromBeginning: true });
    const ready = joined(consumer);
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => undefined });
    await withDeadline(ready, WITHIN_MS, 'bus.group-join-deadline');
    await consumer.commitOffsets(
      positions.map(({ topic, partition, offset }) => ({ topic: bus.names.onBroker(topic), partition, offset: String(offset) })),
    );
  } finally {
    await consumer.disconnect();
  }
};

/** A group back to the beginning of these topics. */
export const rewindGroup = async (bus: BusConnection, group: string, topics: readonly string[]): Promise<void> => {
  const starts = await withAdmin(bus, (admin) =>
    Promise.all(topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(bus.names.onBroker(topic)) }))),
  );
  await setGroupOffsets(
    bus,
    group,
    starts.flatMap(({ topic, partitions }) => partitions.map(({ partition, low }) => ({ topic, partition, offset: Number(low) }))),
  );
};
