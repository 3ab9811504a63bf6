import { FixedClock, startMongo } from '@huiyin/testing';

import { SerialNumbers } from './serial-numbers.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';

describe('document numbers of a series (文号) [INV-11]', () => {
  let store: LedgerStore;
  beforeAll(async () => {
    store = await startLedgers({ mongo: await startMongo(), clock: new FixedClock() });
    await new SerialNumbers(store.db).ensureIndexes();
  });
  afterAll(() => store.stop());

  it('have no gap and no double when two processes take 20 at once', async () => {
    const registers = [new SerialNumbers(store.db), new SerialNumbers(store.db)];
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, n) => registers[n % 2]!.take({ series: '清信告', year: 2026, letter: `l-${n}` })),
    );

    expect(taken.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('have no gap and no double when three processes take for three series, many at once, some twice', async () => {
    const registers = Array.from({ length: 3 }, () => new SerialNumbers(store.db));
    const wishes = Array.from({ length: 120 }, (_, n) => ({ series: `清信转${n % 3}`, year: 2026, letter: `many-${n % 90}` }));
    const taken = await Promise.all(wishes.map((wish, n) => registers[Math.floor(n / 7) % 3]!.take(wish)));

    for (const series of ['清信转0', '清信转1', '清信转2']) {
      const numbers = new Set(taken.filter((one) => one.series === series).map(({ n }) => n));
      expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    }
    expect(await store.db.collection('numbers').countDocuments({ series: /^清信转/ })).toBe(90);
  });

  it('are found again by the letter, and begin anew in each year and series', async () => {
    const numbers = new SerialNumbers(store.db);
    const first = await numbers.take({ series: '清信复', year: 2026, letter: 'a' });

    expect(first._id).toBe('清信复|2026|1');
    expect(await numbers.take({ series: '清信复', year: 2026, letter: 'a' })).toEqual(first);
    expect(await numbers.take({ series: '清信复', year: 2027, letter: 'b' })).toMatchObject({ n: 1 });
    expect(await numbers.take({ series: '清信复', year: 2027, letter: 'a' })).toEqual(first);
    await expect(numbers.take({ series: '清信告', year: 2026, letter: 'a' })).rejects.toMatchObject({
      code: 'record.number-of-other-series',
    });
  });

  it('one letter that is asked for by two processes at once gets one number', async () => {
    const taken = await Promise.all(
      [1, 2, 3, 4].map(() => new SerialNumbers(store.db).take({ series: '清信督', year: 2026, letter: 'same' })),
    );

    expect(new Set(taken.map(({ _id }) => _id))).toEqual(new Set(['清信督|2026|1']));
  });

  it('whose letter dies stay cancelled and are not given again', async () => {
    const numbers = new SerialNumbers(store.db);
    await numbers.take({ series: '清信交', year: 2026, letter: 'dead' });
    await numbers.cancel('dead', 'the matter was withdrawn');

    expect(await numbers.collection.findOne({ letter: 'dead' })).toMatchObject({ n: 1, cancelled: { reason: 'the matter was withdrawn' } });
    expect(await numbers.take({ series: '清信交', year: 2026, letter: 'next' })).toMatchObject({ n: 2 });
  });
});
