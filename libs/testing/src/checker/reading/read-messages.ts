import { randomUUID } from 'node:crypto';

import type { BusConnection } from '@huiyin/bus';

import type { TopicMessage } from '../evidence/evidence.js';

type RawHeaders = Readonly<Record<string, unknown>>;

interface Wire {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly offset: string;
  readonly headers?: RawHeaders | undefined;
}

const header = (headers: RawHeaders | undefined, name: string): string => {
  const value = headers?.[name];

  return value === undefined ? '' : String(value);
};

const parsed = (value: Buffer | null): unknown => {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
};

const plainHeaders = (headers: RawHeaders = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const messageOf = (topic: string, partition: number, { key, value, offset, headers }: Wire): TopicMessage => ({
  topic,
  partition,
  offset: Number(offset),
  key: String(key ?? ''),
  id: header(headers, 'ce_id'),
  type: header(headers, 'ce_type'),
  source: header(headers, 'ce_source'),
  subject: header(headers, 'ce_subject'),
  sequence: Number(header(headers, 'ce_sequence')),
  cause: header(headers, 'ce_causationid'),
  data: parsed(value),
  headers: plainHeaders(headers),
  value: String(value ?? ''),
});

/** Where each partition ends now; those without messages are left out. */
const endsOf = async (bus: BusConnection, topics: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const admin = bus.kafka.admin();
  await admin.connect();
  try {
    const found = await Promise.all(
      topics.map(async (topic) => {
        const partitions = await admin.fetchTopicOffsets(bus.names.onBroker(topic));

        return partitions.map(({ partition, low, high }) => [`${topic}|${partition}`, Number(low), Number(high)] as const);
      }),
    );

    return new Map(found.flat().flatMap(([place, low, high]) => (high > low ? [[place, high]] : [])));
  } finally {
    await admin.disconnect();
  }
};

/** Every message that lies on these topics now, in the order of each partition; read by a group that is never seen again. */
export const readMessages = async (bus: BusConnection, topics: readonly string[]): Promise<readonly TopicMessage[]> => {
  const open = new Map(await endsOf(bus, topics));
  const messages: TopicMessage[] = [];
  if (open.size === 0) return messages;
  const consumer = bus.kafka.consumer({ groupId: bus.names.onBroker(`checker-${randomUUID()}`), maxWaitTimeInMs: 100 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map((topic) => bus.names.onBroker(topic)), fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const take = (topic: string, partition: number, message: Wire): void => {
        const plain = bus.names.plain(topic);
        const end = open.get(`${plain}|${partition}`);
        if (end === undefined) return;
        messages.push(messageOf(plain, partition, message));
        if (Number(message.offset) + 1 >= end) open.delete(`${plain}|${partition}`);
        if (open.size === 0) resolve();
      };
      consumer
        .run({ autoCommit: false, eachMessage: async ({ topic, partition, message }) => take(topic, partition, message) })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }

  return messages;
};
