import { randomBytes, randomUUID } from 'node:crypto';

import type { Envelope } from '@huiyin/contracts';
import { asOrgId, asStaffId, EMPTY_DIRECTORY, toInstant, type Actor, type BusinessClock } from '@huiyin/kernel';
import { MongoClient, type Db } from 'mongodb';

import type { Command } from '../command.js';
import type { Incoming, Reaction } from '../reaction.js';
import type { RecordKind } from '../record-kind.js';
import { Records, type RecordsParts } from '../records.js';
import { sourceIdOf } from '../source-id.js';
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

export const clerk: Actor = { id: asStaffId('s-1'), org: asOrgId('q-xf'), roles: ['registrar'] };

export const command = (id: string, parts: Partial<Command> = {}): Command => ({
  id,
  cause: randomUUID(),
  digest: 'd',
  actor: clerk,
  correlation: 'c-1',
  ...parts,
});

/** The nth event of a source, as a transport hands it over. */
export const heardFrom = (subject: string, sequence: number, parts: Partial<Envelope> = {}): Envelope => ({
  id: `${subject}#${sequence}`,
  type: 'cn.huiyin.intake.petition.Something.v1',
  source: '/intake/petition',
  subject,
  sequence,
  time: toInstant('2026-08-03T00:00:00Z'),
  correlation: 'c-2',
  causation: 'x',
  dataschema: '',
  actor: { id: clerk.id, org: clerk.org },
  data: {},
  ...parts,
});

export const incoming = (reaction: Reaction, envelope: Envelope): Incoming => ({
  reaction,
  envelope,
  source: sourceIdOf(envelope),
  sequence: envelope.sequence,
});
