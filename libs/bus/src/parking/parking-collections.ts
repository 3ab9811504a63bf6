import type { Collection, Db } from 'mongodb';
import type { AuditEntry, GateDocument, MessageDocument } from './documents.js';

export interface ParkingCollections {
  readonly gates: Collection<GateDocument>;
  readonly messages: Collection<MessageDocument>;
  readonly audit: Collection<AuditEntry>;
}

/** Loads lead to offset commits: they read what a majority holds. */
const SAFE = { readConcern: { level: 'majority' }, writeConcern: { w: 'majority', journal: true }, readPreference: 'primary' } as const;

export const parkingCollections = (db: Db): ParkingCollections => ({
  gates: db.collection<GateDocument>('parked_gates', SAFE),
  messages: db.collection<MessageDocument>('parked_messages', SAFE),
  audit: db.collection<AuditEntry>('parked_audit', SAFE),
});

export const createParkingIndexes = async ({ gates, messages }: ParkingCollections): Promise<void> => {
  await gates.createIndex({ group: 1, topic: 1, partition: 1 });
  await gates.createIndex({ key: 1, group: 1 });
  await messages.createIndex({ group: 1, state: 1 });
  await messages.createIndex({ gate: 1, state: 1, offset: 1 });
  await messages.createIndex({ group: 1, topic: 1, partition: 1, state: 1, offset: 1 });
};
