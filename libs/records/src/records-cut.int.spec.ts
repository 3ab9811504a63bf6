import { breakableLine, FixedClock, startMongo, type BreakableLine, type RunningMongo } from '@huiyin/testing';
import { MongoClient } from 'mongodb';

import { fsck } from './fsck.js';
import type { Records } from './records.js';
import { SerialNumbers } from './serial-numbers.js';
import { command, heardFrom, incoming } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, hearAmount, ledgerKind, open, type Ledger, type LedgerEvent } from './testing/ledger.js';

const PLACES = 100;
/** So many bytes further each time: from before the first to after the last of what is written. */
const STEP = 150;
const TRIES = 20;

/** Until the driver has found its way back. */
const again = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; attempt < TRIES; attempt += 1) {
    const [end] = await Promise.allSettled([work()]);
    if (end.status === 'fulfilled') return end.value;
  }

  return work();
};

describe('[REGR] a line to the database that breaks in the middle, wherever it breaks', () => {
  let mongo: RunningMongo;
  let line: BreakableLine;
  let client: MongoClient;
  let store: LedgerStore;
  let cut: Records<Ledger, LedgerEvent>;
  beforeAll(async () => {
    mongo = await startMongo();
    line = await breakableLine(mongo.uri);
    store = await startLedgers({ mongo, clock: new FixedClock() });
    client = await new MongoClient(line.uri).connect();
    cut = store.another({ db: client.db(store.db.databaseName) });
  }, 60_000);
  afterAll(async () => {
    await client.close();
    await line.stop();
    await store.stop();
  });

  /** Tries once over a line that breaks, looks at what came of it, and tries again over one that is whole. */
  const overBrokenLines = async (work: (place: number) => readonly (() => Promise<unknown>)[]): Promise<number> => {
    let broken = 0;
    for (let place = 0; place < PLACES; place += 1) {
      const tasks = work(place);
      line.breakAfter(place * STEP);
      const ends = await Promise.allSettled(tasks.map((task) => task()));
      line.heal();
      const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
      for (const fault of faults) expect(fault).toMatchObject({ code: 'record.database', retryable: true });
      broken += faults.length > 0 ? 1 : 0;
      for (const task of tasks) await again(task);
    }

    return broken;
  };

  it('a command takes effect once, and one that was answered is there', async () => {
    await store.ledgers.change(command('known'), open('known'));
    const broken = await overBrokenLines((place) => {
      const news = ['a', 'b', 'c'].map((name) => command(`${name}-${place}`));
      const more = command('known', { cause: `known-${place}` });
      const seen = async (id: string): Promise<void> => expect(await store.ledgers.get(id)).toBeDefined();

      return [
        ...news.map((one) => () => cut.change(one, open(one.id)).then(() => seen(one.id))),
        () => cut.change(more, add(1)).then(() => seen('known')),
      ];
    });

    expect([broken > 0, broken < PLACES]).toEqual([true, true]);
    expect((await store.ledgers.get('known'))?.state.amounts).toHaveLength(PLACES);
    expect(await fsck(store.db, ledgerKind)).toMatchObject({ records: 1 + 3 * PLACES, faults: [] });
  }, 180_000);

  it('a batch of messages takes effect once', async () => {
    const ids = ['m1', 'm2', 'm3'];
    await Promise.all(ids.map((id) => store.ledgers.change(command(id), open(id))));
    const broken = await overBrokenLines((place) => [
      () => cut.commit(ids.map((id) => incoming(cut.react(id, hearAmount(1)), heardFrom(id, place + 1)))),
    ]);

    expect([broken > 0, broken < PLACES]).toEqual([true, true]);
    for (const id of ids) expect((await store.ledgers.get(id))?.state.amounts).toHaveLength(PLACES);
  }, 180_000);

  it('[INV-11] document numbers have no gap and no double', async () => {
    const [intact, numbers] = [new SerialNumbers(store.db), new SerialNumbers(client.db(store.db.databaseName))];
    await intact.ensureIndexes();
    const wish = (letter: string) => ({ series: '清信告', year: 2026, letter });
    const broken = await overBrokenLines((place) =>
      ['x', 'y', 'z'].map((name) => async () => {
        const taken = await numbers.take(wish(`${name}-${place}`));
        expect(await intact.collection.findOne({ _id: taken._id })).toMatchObject({ letter: taken.letter });
      }),
    );

    expect([broken > 0, broken < PLACES]).toEqual([true, true]);
    const taken = await intact.collection.find({}, { sort: { n: 1 } }).toArray();
    expect(taken.map(({ n }) => n)).toEqual(Array.from({ length: 3 * PLACES }, (_, n) => n + 1));
  }, 180_000);
});
