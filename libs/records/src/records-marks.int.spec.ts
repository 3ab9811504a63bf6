import { FixedClock, startMongo } from '@huiyin/testing';

import { command } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, open } from './testing/ledger.js';

let store: LedgerStore;

beforeAll(async () => {
  store = await startLedgers({ mongo: await startMongo(), clock: new FixedClock('2026-08-03') });
});

afterAll(() => store.stop());

const ROUNDS = 100;

describe('the publish mark', () => {
  it('is not lost where writes of the same record follow closely: nothing is left to the sweep', async () => {
    const ids = Array.from({ length: ROUNDS }, (_, round) => `mark-${round}`);
    for (const id of ids) {
      await store.ledgers.change(command(id), open(id));
      await Promise.all([store.ledgers.change(command(id), add(1)), store.ledgers.change(command(id), add(1))]);
      await store.ledgers.change(command(id), add(1));
      await Promise.all([store.ledgers.change(command(id), add(1)), store.ledgers.change(command(id), add(1))]);
    }
    await store.ledgers.settled();

    expect(await store.ledgers.collection.countDocuments({ unpublishedSince: { $gt: new Date(0) } })).toBe(0);
  });
});
