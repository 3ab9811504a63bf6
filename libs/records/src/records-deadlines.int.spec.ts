import { randomUUID } from 'node:crypto';

import { AT_ONCE, ignored, recorded, toInstant } from '@huiyin/kernel';
import { FixedClock, startMongo, type RunningMongo } from '@huiyin/testing';

import { DueSweep, type DueGates } from './deadlines/due-sweep.js';
import { fsck } from './fsck.js';
import { command } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, ledgerKind, ledgers, open } from './testing/ledger.js';
import { ensureIndexes, missingIndexes } from './store/indexes.js';

const READ: DueGates = { topicsRead: () => true, parked: () => new Set() };
const REMIND_AT = '2026-09-01T00:00:00.000Z';

describe('a deadline of a record', () => {
  let clock: FixedClock;
  let store: LedgerStore;
  let mongo: RunningMongo;
  beforeAll(async () => {
    mongo = await startMongo();
  });
  afterAll(() => mongo.stop());
  beforeEach(async () => {
    clock = new FixedClock('2026-08-03');
    store = await startLedgers({ mongo: { uri: mongo.uri, stop: () => Promise.resolve() }, clock });
  });
  afterEach(() => store.stop());

  const opened = async (remindAt = REMIND_AT): Promise<string> => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id, remindAt));

    return id;
  };

  it('[REGR] stands in the record and fires once it is due, never early, once with two sweeps at work', async () => {
    const id = await opened();
    const sweeps = [store.ledgers, store.another()].map((records) => new DueSweep([records], { clock, gates: READ }));
    expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({ nextDueAt: new Date(REMIND_AT), retryAt: null });
    expect(await sweeps[0]!.run()).toMatchObject({ fired: 0 });

    clock.set('2026-09-02');
    expect(await store.ledgers.measure()).toMatchObject({ dueNotFired: 1 });
    const reports = await Promise.all(sweeps.map((sweep) => sweep.run()));

    expect(reports.reduce((sum, { fired }) => sum + fired, 0)).toBe(1);
    expect(await store.ledgers.history(id)).toMatchObject([
      { type: 'Opened' },
      { type: 'Reminded', cause: `deadline:remind@${REMIND_AT}`, at: clock.now() },
    ]);
    expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({ nextDueAt: null, deadlines: [] });
    expect(await store.ledgers.measure()).toMatchObject({ dueNotFired: 0 });
  });

  it('waits until the topics are read, and for a key that is parked', async () => {
    const [id, parked] = [await opened(), await opened()];
    clock.set('2026-09-02');
    let isRead = false;
    const sweep = new DueSweep([store.ledgers], {
      clock,
      gates: { topicsRead: () => isRead, parked: (keys) => new Set(keys.filter((key) => key === parked)) },
    });

    expect(await sweep.run()).toEqual({ fired: 0, faults: 0, held: 0, isBehind: true });
    isRead = true;
    expect(await sweep.run()).toEqual({ fired: 1, faults: 0, held: 1, isBehind: false });
    expect(await store.ledgers.get(id)).toMatchObject({ state: { reminders: 1 } });
    expect(await store.ledgers.get(parked)).toMatchObject({ state: { reminders: 0 } });
  });

  it('fires in batches, oldest first, with many due at once', async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, (_, n) => opened(`2026-09-01T00:00:${String(59 - n).padStart(2, '0')}.000Z`)));
    clock.set('2026-09-02');
    const fired: string[] = [];
    const due: string[] = [];
    store.ledgers.onCommitted((committed) => {
      fired.push(committed.id);
      due.push(...committed.fired.map(({ name, clock: by, at }) => `${name} ${by} ${at}`));
    });

    expect(await new DueSweep([store.ledgers], { clock, gates: READ, batch: 10 }).run()).toMatchObject({ fired: 25 });
    expect(fired).toEqual(ids.toReversed());
    expect([due.length, due[0]]).toEqual([25, 'remind business 2026-09-01T00:00:35.000Z']);
  });

  it('that its rule does not take away is a fault with back-off and holds up nobody else', async () => {
    const stubborn = await opened();
    const other = await opened();
    const kind = {
      ...ledgerKind,
      aggregate: {
        ...ledgers,
        due: (state: { code: string }) =>
          state.code === stubborn ? () => ignored('no') : () => recorded({ type: 'Reminded' as const, data: { of: 'x' } }),
      },
    };
    let machine = Date.now();
    const records = store.another({}, kind);
    const sweep = new DueSweep([records], { clock, gates: READ, machineNow: () => new Date(machine) });
    clock.set('2026-09-02');

    expect(await sweep.run()).toMatchObject({ fired: 1, faults: 1 });
    expect(await store.ledgers.get(other)).toMatchObject({ state: { reminders: 1 } });
    expect(await sweep.run()).toMatchObject({ fired: 0, faults: 0 });
    machine += 10_000;
    expect(await sweep.run()).toMatchObject({ faults: 1 });
    expect(records.counters.deadlineFaults).toBe(2);
  });

  it('[REGR] of an effect is claimed only where there is room: what waits too long is claimed a second time', async () => {
    for (let n = 0; n < 5; n += 1) await opened(AT_ONCE);
    let room = 2;
    store.ledgers.claimWhile(() => room);
    const sweep = new DueSweep([store.ledgers], { clock, gates: READ });

    expect(await sweep.run()).toMatchObject({ fired: 2 });
    room = 0;
    expect(await sweep.run()).toMatchObject({ fired: 0 });
    room = 9;
    expect(await sweep.run()).toMatchObject({ fired: 3 });
  });

  it('on the machine clock that is due at once starts an effect, whether or not the topics are read', async () => {
    const kind = {
      ...ledgerKind,
      collection: 'effects',
      aggregate: {
        ...ledgers,
        deadlines: ({ stage, reminders }: { stage: string; reminders: number }) =>
          stage === 'open' && reminders === 0 ? [{ name: 'send', at: AT_ONCE, clock: 'machine' as const }] : [],
      },
    };
    await ensureIndexes(store.db, kind);
    const effects = store.another({}, kind);
    const id = randomUUID();
    await effects.change(command(id), open(id));

    expect(await new DueSweep([effects], { clock, gates: { ...READ, topicsRead: () => false } }).run()).toMatchObject({
      fired: 1,
      isBehind: true,
    });
    expect(await effects.get(id)).toMatchObject({ state: { reminders: 1 } });
  });

  describe('when the form of the state changes', () => {
    const newer = {
      ...ledgerKind,
      aggregate: {
        ...ledgers,
        shape: 2,
        deadlines: () => [{ name: 'yearly', at: toInstant('2027-01-01T00:00:00Z'), clock: 'business' as const }],
        evolve: (...[state, event]: Parameters<typeof ledgers.evolve>) => ({ ...ledgers.evolve(state, event), code: `v2` }),
      },
    };

    it('an older state is folded again on load, and written with the next change; the older process waits', async () => {
      const id = await opened();
      const released = store.another({}, newer);

      expect(await released.get(id)).toMatchObject({ state: { code: 'v2' } });
      await released.change(command(id), add(1));
      expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({
        shape: 2,
        state: { code: 'v2', amounts: [1] },
        nextDueAt: new Date('2027-01-01T00:00:00Z'),
      });
      await expect(store.ledgers.change(command(id), add(1))).rejects.toMatchObject({ code: 'record.newer-shape', retryable: true });
    });

    it('all older states can be written at once, so that new deadlines are found', async () => {
      const id = await opened();
      expect(await store.another({}, newer).refoldAll()).toBe(1);
      expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({
        shape: 2,
        version: 1,
        nextDueAt: new Date('2027-01-01T00:00:00Z'),
      });
      expect(await store.another({}, newer).refoldAll()).toBe(0);
    });
  });

  describe('and the rest of a record, under fsck', () => {
    const faultsAfter = async (tampering: object): Promise<readonly string[]> => {
      const id = await opened();
      await store.ledgers.settled();
      await store.db.collection('ledgers').updateOne({ _id: id as never }, tampering);

      return (await fsck(store.db, ledgerKind)).faults.map(({ what }) => what);
    };

    it.each([
      ['a state that is not the fold of history', { $set: { 'state.reminders': 7 } }, 'state is not the fold of history'],
      ['a lost event', { $set: { history: [] } }, 'version is 1, history has 0'],
      ['a wrong place', { $set: { 'history.0': '{"seq":2}' } }, 'history has seq 2 at place 1'],
      ['words that are no event', { $set: { 'history.0': '{"seq":' } }, 'history has seq none at place 1'],
      ['more published than recorded', { $set: { published: 2 } }, 'published 2 is beyond version 1'],
      ['a lag that no sweep would find', { $set: { published: 0 } }, 'lags without a mark: no sweep will find it'],
      ['a forgotten deadline', { $set: { nextDueAt: null } }, 'nextDueAt is not that of the state'],
      ['another key', { $set: { key: 'x' } }, 'key is not that of the first event'],
    ])('%s is found', async (_, tampering, what) => {
      expect(await faultsAfter(tampering)).toEqual([what]);
    });
  });

  it('is found by an index, as all that the sweeps ask for', async () => {
    expect(await missingIndexes(store.db, ledgerKind)).toEqual([]);
    expect(await missingIndexes(store.db, { ...ledgerKind, collection: 'nowhere' })).toContain('store-nextDueAt');
    await expect(ensureIndexes(store.db, { ...ledgerKind, indexes: [{ name: 'code', key: { 'state.code': 1 } }] })).rejects.toMatchObject({
      code: 'record.index-differs',
    });
  });
});
