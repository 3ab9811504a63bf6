import { EMPTY_DIRECTORY, toInstant } from '@huiyin/kernel';
import { MongoClient } from 'mongodb';

import { failpoint } from '../failpoint.js';
import { UnpublishedSweep } from '../publishing/unpublished-sweep.js';
import { Records } from '../records.js';
import { heardFrom, incoming } from './ledger-commands.js';
import { hearIfOpen, ledgerKind, open } from './ledger.js';
import { MongoTopic } from './mongo-topic.js';

/** A process of its own that takes ten batches of a topic for three ledgers, commits its offset after each, and sweeps: to be killed in between. */
const BATCHES = 10;
const [uri = '', database = ''] = process.argv.slice(2);
const client = await new MongoClient(uri).connect();
const db = client.db(database);
const ledgers = new Records(ledgerKind, {
  db,
  publisher: new MongoTopic(db),
  clock: { now: () => toInstant('2026-08-03T00:00:00Z') },
  directories: { current: () => EMPTY_DIRECTORY },
});
const offsets = db.collection<{ _id: string; next: number }>('offsets');

for (let next = (await offsets.findOne({ _id: 'group' }))?.next ?? 1; next <= BATCHES; next += 1) {
  const batch = ['l1', 'l2', 'l3'].map((id) => incoming(ledgers.react(id, next === 1 ? open(id) : hearIfOpen(next)), heardFrom(id, next)));
  await ledgers.commit(batch);
  failpoint('after-write-before-commit-offset');
  await offsets.updateOne({ _id: 'group' }, { $set: { next: next + 1 } }, { upsert: true });
}
await new UnpublishedSweep([ledgers], { ageMs: -1000 }).run();
await ledgers.settled();
await client.close();
