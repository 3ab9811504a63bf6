import { connectBus, SILENT, type BusConnection } from '@huiyin/bus';
import type { DomainEvent, Recorded } from '@huiyin/kernel';
import { encode, ensureIndexes, fromStored, type StoredRecord } from '@huiyin/records';
import { SUPERVISIONS } from '@huiyin/supervision/aggregates';
import { MongoClient } from 'mongodb';

import { CHUNK, INPUT_TOPIC, OUTPUT_TOPIC, PARTITIONS_AT_ONCE, type BareRun, type BareTask } from './bare-task.js';
import { FloorWriter } from './floor-writer.js';
import type { SupervisionEvent } from './supervision-module.js';

type Finished = StoredRecord<unknown>;
type Consumer = ReturnType<BusConnection['kafka']['consumer']>;
type Batch = Parameters<NonNullable<NonNullable<Parameters<Consumer['run']>[0]>['eachBatch']>>[0];

/** The head fields of a CloudEvent as our own encoder writes them. */
const headersOf = (id: string, event: Recorded<DomainEvent>): Record<string, string> => ({
  ce_id: event.id,
  ce_source: '/supervision/supervision',
  ce_specversion: '1.0',
  ce_type: `cn.huiyin.supervision.supervision.${event.type}.v1`,
  ce_subject: id,
  ce_time: event.at,
  ce_dataschema: `urn:huiyin:schema:cn.huiyin.supervision.supervision.${event.type}.v1`,
  ce_sequence: String(event.seq),
  ce_correlationid: event.correlation,
  ce_causationid: event.cause,
  ce_actorid: event.actor.id,
  ce_actororg: event.actor.org,
  'content-type': 'application/json',
});

const readExample = async (client: MongoClient, database: string): Promise<Finished> => {
  const found = await client
    .db(database)
    .collection<Finished>('supervisions')
    .findOne({ version: { $gte: 3 } });
  if (found === null) throw new RangeError(`no finished record in ${database}`);

  return found as Finished;
};

/** Some events a record keeps to itself. */
const sentTypesOf = ({ history: stored }: Finished): ReadonlySet<string> => {
  const isSent = (event: Recorded<DomainEvent>): boolean =>
    encode(SUPERVISIONS, 0, { id: '', key: '', event: event as Recorded<SupervisionEvent> }) !== undefined;

  return new Set(
    fromStored(stored)
      .filter(isSent)
      .map(({ type }) => type),
  );
};

/** What of a chunk belongs to one record, in the order of arrival. */
const byKey = (messages: Batch['batch']['messages']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { key, value } of messages) {
    JSON.parse(String(value));
    counts.set(String(key), (counts.get(String(key)) ?? 0) + 1);
  }

  return counts;
};

/**
 * The task with nothing between the two clients: raw kafkajs reads, parses and produces, the raw driver writes the documents that our own
 * way makes, guarded and in the same batches. Nothing is decided, looked up, checked or marked.
 */
export const runFloor = async ({ brokers, mongodbUri, prefix, wrapping, example = '' }: BareTask): Promise<BareRun> => {
  const client = await MongoClient.connect(mongodbUri);
  const finished = await readExample(client, example);
  const writer = new FloorWriter(client, client.db(`${prefix}supervision`).collection<Finished>('supervisions'), { finished, wrapping });
  await ensureIndexes(client.db(`${prefix}supervision`), SUPERVISIONS as never);
  const { kafka } = connectBus({ brokers, clientId: 'floor', log: SILENT });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const consumer = kafka.consumer({ groupId: `${prefix}supervision`, maxWaitTimeInMs: 500, minBytes: 1 });
  const seen = { begun: false, done: 0 };
  const sentTypes = sentTypesOf(finished);
  const settle = async ({ batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, uncommittedOffsets }: Batch): Promise<void> => {
    seen.begun = true;
    for (let from = 0; from < batch.messages.length; from += CHUNK) {
      const chunk = batch.messages.slice(from, from + CHUNK);
      const events = await writer.write(byKey(chunk));
      const messages = events
        .filter(({ event }) => sentTypes.has(event.type))
        .map(({ id, event }) => ({ key: id, value: JSON.stringify(event.data), headers: headersOf(id, event) }));
      if (messages.length > 0) await producer.sendBatch({ acks: -1, topicMessages: [{ topic: `${prefix}${OUTPUT_TOPIC}`, messages }] });
      seen.done += chunk.length;
      resolveOffset(chunk.at(-1)?.offset ?? '');
      await commitOffsetsIfNecessary(uncommittedOffsets());
      await heartbeat();
    }
  };
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    throw payload.error;
  });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topics: [`${prefix}${INPUT_TOPIC}`], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
    eachBatch: settle,
  });

  return {
    done: () => seen.done,
    begun: () => seen.begun,
    writes: () => writer.writes,
    batches: () => writer.batches,
    stop: async () => {
      await Promise.all([consumer.disconnect(), producer.disconnect()]);
      await client.close();
    },
  };
};
