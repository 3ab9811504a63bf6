import { randomBytes } from 'node:crypto';

import { EMPTY_DIRECTORY, type BusinessClock } from '@huiyin/kernel';
import { MongoClient, type Db } from 'mongodb';

import type { RecordKind } from '../record-kind.js';
import { Records, type RecordsParts } from '../records.js';
import { ensureIndexes } from '../store/indexes.js';
import { ledgerKind, type Ledger, type LedgerEvent } from './ledger.js';
import { RecordingPublisher } from './recording-publisher.js';

export interface LedgerStore {
  readonly db: Db;
  readonly publisher: RecordingPublisher;
  readonly ledgers: Records<Ledger, LedgerEvent>;
  /** Another process on the same database and topic. */
  another(parts?: Partial<RecordsParts>, kind?: RecordKind<Ledger, LedgerEvent>): Records<Ledger, LedgerEvent>;
  stop(): Promise<void>;
}

interface Surroundings {
  readonly mongo: { readonly uri: string; stop(): Promise<void> };
  readonly clock: BusinessClock;
}

/** A store of ledgers in a database of its own. */
export const startLedgers = async ({ mongo, clock }: Surroundings, parts: Partial<RecordsParts> = {}): Promise<LedgerStore> => {
  const client = await new MongoClient(mongo.uri).connect();
  const db = client.db(`records-${randomBytes(4).toString('hex')}`);
  const publisher = new RecordingPublisher();
  const directories = { current: () => EMPTY_DIRECTORY };
  await ensureIndexes(db, ledgerKind);
  const another: LedgerStore['another'] = (other = {}, kind = ledgerKind) =>
    new Records(kind, { db, clock, publisher, directories, ...parts, ...other });

  return {
    db,
    publisher,
    another,
    ledgers: another(),
    stop: async () => {
      await db.dropDatabase();
      await client.close();
      await mongo.stop();
    },
  };
};
