import { eventually, FixedClock, startMongo } from '@huiyin/testing';

import { UnpublishedSweep } from './publishing/unpublished-sweep.js';
import { command } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, open } from './testing/ledger.js';
import { firstAppearances } from './testing/recording-publisher.js';

let store: LedgerStore;

beforeAll(async () => {
  store = await startLedgers({ mongo: await startMongo(), clock: new FixedClock('2026-08-03') });
});

afterAll(() => store.stop());

const ROUNDS = 100;
const MOST_WRITES = 300;

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

  it('[REGR] a sweep ends while others go on writing: it waits for its own marks, not for a quiet moment', async () => {
    store.publisher.goAway();
    await store.ledgers.change(command('left'), open('left'));
    await store.ledgers.settled();
    store.publisher.comeBack();
    let isSwept = false;
    const writer = async (name: string): Promise<number> => {
      let writes = 0;
      for (; !isSwept && writes < MOST_WRITES; writes += 1)
        await store.ledgers.change(command(`${name}-${writes}`), open(`${name}-${writes}`));

      return writes;
    };
    const sweeping = store.ledgers.sendUnpublished(new Date(), 1).then(() => void (isSwept = true));
    const writes = await Promise.all(['w1', 'w2', 'w3', 'w4'].map(writer));
    await sweeping;
    await store.ledgers.settled();

    expect(Math.max(...writes)).toBeLessThan(MOST_WRITES);
    expect(await store.ledgers.collection.findOne({ _id: 'left' })).toMatchObject({ version: 1, published: 1 });
  });

  it('[REGR] a record that is written while a sweep publishes it loses nothing', async () => {
    const id = 'swept';
    store.publisher.goAway();
    await store.ledgers.change(command(id), open(id));
    await store.ledgers.settled();
    store.publisher.comeBack();
    const release = store.publisher.hold();
    const sweeper = store.another();
    const sendsBefore = store.publisher.sends;
    const sweeping = new UnpublishedSweep([sweeper], { ageMs: -1000 }).run();
    await eventually(() => expect(store.publisher.sends).toBeGreaterThan(sendsBefore));
    await store.another().change(command(id), add(1));
    release();
    await sweeping;
    await sweeper.settled();
    await new UnpublishedSweep([store.another()], { ageMs: -1000 }).run();

    expect(firstAppearances(store.publisher.sequencesOf(id))).toEqual([1, 2]);
    expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({ version: 2, published: 2, unpublishedSince: null });
  });

  it('[REGR] in wrapped transactions does not come between: new records, written again at once, go on', async () => {
    const wrapped = store.another({ writeMode: 'wrapped' });
    const batch = (round: number): readonly string[] => Array.from({ length: 8 }, (_, place) => `wrapped-${round}-${place}`);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const step of [open, () => add(1), () => add(1)])
        await Promise.all(batch(round).map((id) => wrapped.change(command(id), step(id))));
    await wrapped.settled();

    expect(await store.ledgers.collection.countDocuments({ _id: { $regex: '^wrapped-' }, version: 3, published: 3 })).toBe(ROUNDS * 8);
  });

  it('[REGR] in wrapped transactions of two processes brings neither to a standstill: both write the same records, and mark them', async () => {
    const processes = [1, 2].map(() => store.another({ writeMode: 'wrapped' }));
    const ids = Array.from({ length: 8 }, (_, place) => `both-${place}`);
    await Promise.all(ids.map((id) => processes[0]!.change(command(id), open(id))));
    for (let round = 0; round < ROUNDS; round += 1)
      await Promise.all(processes.flatMap((one) => ids.map((id) => one.change(command(id), add(1)))));
    await Promise.all(processes.map((one) => one.settled()));
    for (const one of processes) await one.sendUnpublished(new Date(), ids.length);

    expect(
      await store.ledgers.collection.find({ _id: { $regex: '^both-' } }, { projection: { version: 1, published: 1 } }).toArray(),
    ).toEqual(ids.map((_id) => ({ _id, version: 1 + 2 * ROUNDS, published: 1 + 2 * ROUNDS })));
  });
});
