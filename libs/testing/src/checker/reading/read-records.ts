import { parkingCollections } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { fromStored, type StoredRecord } from '@huiyin/records';
import type { Db, MongoClient } from 'mongodb';

import type { HeldMessage, KeptEvent, KeptRecord } from '../evidence/evidence.js';

/** A collection of records, and the topic on which they are told. */
export interface RecordPlace {
  readonly collection: string;
  readonly topic: string | null;
}

export type RecordPlaces = Readonly<Record<ServiceName, RecordPlace>>;

const HELD_FIELDS = { _id: 1, key: 1, version: 1, published: 1, history: 1, heard: 1, waiting: 1, nextDueAt: 1 } as const;
/** The reader of a check must not see half of a write that the database may still take back. */
const SAFE = { readConcern: { level: 'majority' } } as const;

const recordsOf = async (db: Db, service: ServiceName, { collection, topic }: RecordPlace): Promise<readonly KeptRecord[]> => {
  const found = await db.collection<StoredRecord<unknown>>(collection, SAFE).find({}, { projection: HELD_FIELDS }).toArray();

  return found.map(({ _id: id, key, version, published, history, heard, waiting, nextDueAt }) => ({
    ...{ service, topic, id, key, version, published, heard },
    history: fromStored(history) as readonly KeptEvent[],
    waiting: waiting.map(({ source, sequence }) => ({ source, sequence })),
    nextDueAt: nextDueAt?.toISOString(),
  }));
};

const heldIn = async (db: Db, service: ServiceName): Promise<readonly HeldMessage[]> => {
  const found = await parkingCollections(db)
    .messages.find({ state: { $ne: 'mended' } }, { projection: { topic: 1, partition: 1, offset: 1, key: 1, state: 1 } })
    .toArray();

  return found.map(({ topic, partition, offset, key, state }) => ({
    service,
    topic,
    partition,
    offset,
    key,
    state: state === 'discarded' ? state : 'parked',
  }));
};

interface Databases {
  readonly client: MongoClient;
  readonly prefix: string;
}

/** The records of all five services. */
export const readRecords = async ({ client, prefix }: Databases, places: RecordPlaces): Promise<readonly KeptRecord[]> =>
  (await Promise.all(SERVICES.map((service) => recordsOf(client.db(`${prefix}${service}`), service, places[service])))).flat();

/** What is parked, or was given up, in all five services. */
export const readHeld = async ({ client, prefix }: Databases): Promise<readonly HeldMessage[]> =>
  (await Promise.all(SERVICES.map((service) => heldIn(client.db(`${prefix}${service}`), service)))).flat();
