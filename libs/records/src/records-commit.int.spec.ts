import { randomUUID } from 'node:crypto';

import { refused } from '@huiyin/kernel';
import { FixedClock, startMongo } from '@huiyin/testing';

import { fsck } from './fsck.js';
import { UnpublishedSweep } from './publishing/unpublished-sweep.js';
import { ReactionFault, type Reaction } from './reaction.js';
import { command, heardFrom, incoming } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, close, hearAmount, hearIfOpen, ledgerKind, open } from './testing/ledger.js';
import { firstAppearances } from './testing/recording-publisher.js';

describe('a batch of messages', () => {
  let store: LedgerStore;
  beforeAll(async () => {
    store = await startLedgers({ mongo: await startMongo(), clock: new FixedClock() });
  });
  afterAll(() => store.stop());

  const opened = async (): Promise<string> => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id));
    await store.ledgers.settled();

    return id;
  };
  const amount = (id: string, sequence: number, reaction: Reaction = store.ledgers.react(id, hearAmount(sequence))) =>
    incoming(reaction, heardFrom(id, sequence));
  const stored = (id: string) => store.ledgers.collection.findOne({ _id: id });

  it('takes effect in order, several messages on one record in one write, and is sent when it resolves, and marked then', async () => {
    const [one, two] = [await opened(), await opened()];
    const before = (await stored(one))?.revision ?? 0;
    const sends = store.publisher.sends;

    expect(await store.ledgers.commit([amount(one, 1), amount(two, 1), amount(one, 2), amount(one, 5)])).toEqual(Array(4).fill('recorded'));

    expect(store.publisher.sequencesOf(one)).toEqual([1, 2, 3, 4]);
    await store.ledgers.settled();
    expect(await stored(one)).toMatchObject({
      version: 4,
      revision: before + 1,
      published: 4,
      unpublishedSince: null,
      state: { amounts: [1, 2, 5] },
    });
    expect((await stored(one))?.heard).toEqual({ [`intake_${one}`]: 5 });
    expect((await stored(one))?.batch).toBe((await stored(two))?.batch);
    expect(store.publisher.sends).toBe(sends + 1);
  });

  it('has no effect when it comes again, whole or in part', async () => {
    const id = await opened();
    const [first, second] = await Promise.all([
      store.ledgers.commit([amount(id, 1)]),
      store.ledgers.commit([amount(id, 1), amount(id, 2)]),
    ]);
    expect([first, second]).toEqual([['recorded'], ['duplicate', 'recorded']]);
    const before = await stored(id);

    expect(await store.ledgers.commit([amount(id, 1), amount(id, 2)])).toEqual(['duplicate', 'duplicate']);
    expect(await stored(id)).toEqual(before);
    expect(
      await store
        .another()
        .commit([amount(id, 2, store.ledgers.react(id, add(9)))])
        .catch((error: unknown) => error),
    ).toBeInstanceOf(TypeError);
  });

  it('counts what several handlers make of one message as one message', async () => {
    const id = await opened();
    const envelope = heardFrom(id, 1);
    const items = [hearAmount(1), hearIfOpen(2)].map((decide) => incoming(store.ledgers.react(id, decide), envelope));

    expect(await store.ledgers.commit(items)).toEqual(['recorded', 'recorded']);
    expect(await stored(id)).toMatchObject({ state: { amounts: [1, 2] } });
  });

  it('that is ignored writes nothing on a missing record, and leaves its mark on an existing one, so that a replay stays without effect', async () => {
    const missing = randomUUID();
    expect(await store.ledgers.commit([amount(missing, 1, store.ledgers.react(missing, hearIfOpen(1)))])).toEqual(['ignored']);
    expect(await stored(missing)).toBeNull();

    const id = await opened();
    await store.ledgers.change(command(id), close);
    const late = amount(id, 1, store.ledgers.react(id, hearAmount(1)));
    expect(await store.ledgers.commit([late])).toEqual(['ignored']);
    expect(await store.ledgers.commit([late])).toEqual(['duplicate']);
    expect(await stored(id)).toMatchObject({ version: 2 });
  });

  it('with a reaction that refuses names the item and writes nothing; the rest can be committed', async () => {
    const id = await opened();
    const bad = incoming(
      store.ledgers.react(id, () => refused('ledger.no')),
      heardFrom('other', 1),
    );
    const good = amount(id, 1);
    const before = await stored(id);

    const fault: unknown = await store.ledgers.commit([good, bad]).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ReactionFault);
    expect((fault as ReactionFault).item).toBe(bad);
    expect(fault).toMatchObject({ index: 1, retryable: false, cause: { code: 'record.reaction-refused' } });
    expect(await stored(id)).toEqual(before);
    expect(await store.ledgers.commit([good])).toEqual(['recorded']);
  });

  it.each([
    ['throws', () => { throw new TypeError('a rule'); }], // prettier-ignore
    ['records an invalid event', add(0.5)],
  ])('with a reaction that %s harms no command in the same group', async (_, decide) => {
    const id = await opened();
    const [batch, answer] = await Promise.allSettled([
      store.ledgers.commit([amount(id, 1), amount(id, 2, store.ledgers.react(id, decide))]),
      store.ledgers.change(command(id), add(7)),
    ]);

    expect(batch).toMatchObject({ status: 'rejected', reason: { code: 'record.reaction-failed', index: 1 } });
    expect(answer).toMatchObject({ status: 'fulfilled', value: { version: 2 } });
    expect(await store.ledgers.get(id)).toMatchObject({ state: { amounts: [7] } });
  });

  it('races with commands of other processes: nothing lost, nothing twice', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, opened));
    const other = store.another();
    const batches = [1, 2, 3, 4].map((sequence) => ids.map((id) => amount(id, sequence)));
    const clerks = ids.flatMap((id) => [10, 20, 30].map((n) => other.change(command(id), add(n))));
    for (const batch of batches) await store.ledgers.commit(batch);
    await Promise.all(clerks);
    await other.settled();

    for (const id of ids) {
      expect([...((await store.ledgers.get(id))?.state.amounts ?? [])].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 10, 20, 30]);
      expect(firstAppearances(store.publisher.sequencesOf(id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    }
  });

  describe('whose record is not far enough', () => {
    const route = () => {
      store.ledgers.registerRoute(({ subject, sequence, source }) =>
        source.startsWith('/hearing') ? [] : store.ledgers.react(subject, hearAmount(sequence)),
      );
    };

    it('[REGR] waits in the record, later ones of its source behind it, and takes effect in order when the other topic catches up', async () => {
      route();
      const id = randomUUID();
      expect(await store.ledgers.commit([amount(id, 1), amount(id, 2)])).toEqual(['waiting', 'waiting']);
      expect(await store.ledgers.commit([amount(id, 2), amount(id, 3)])).toEqual(['duplicate', 'waiting']);
      expect(await store.ledgers.get(id)).toBeUndefined();
      expect((await store.ledgers.measure(new Date(Date.now() + 60_000))).oldestWaitingMs).toBeGreaterThanOrEqual(60_000);

      await store.ledgers.change(command(id), open(id));
      expect(await stored(id)).toMatchObject({ version: 4, waiting: [], heard: { [`intake_${id}`]: 3 }, state: { amounts: [1, 2, 3] } });
      expect((await store.ledgers.history(id)).map(({ cause }) => cause).slice(1)).toEqual([`${id}#1`, `${id}#2`, `${id}#3`]);
      expect(await store.ledgers.commit([amount(id, 3)])).toEqual(['duplicate']);
    });

    it('takes effect in the same batch when another message opens the way', async () => {
      route();
      const id = randomUUID();
      const opening = incoming(store.ledgers.react(id, open(id)), heardFrom('opener', 1));

      expect(await store.ledgers.commit([amount(id, 1), opening])).toEqual(['waiting', 'recorded']);
      expect(await stored(id)).toMatchObject({ version: 2, waiting: [], state: { amounts: [1] } });
    });

    it('stays where its handler is gone, and harms nobody', async () => {
      route();
      const id = randomUUID();
      const orphan = heardFrom(id, 1, { source: '/hearing/review' });
      await store.ledgers.commit([incoming(store.ledgers.react(id, hearAmount(1)), orphan)]);
      await store.ledgers.change(command(id), open(id));

      expect(await stored(id)).toMatchObject({ version: 1, waiting: [{ sequence: 1 }] });
      expect(store.ledgers.counters.waitingFaults).toBeGreaterThan(0);
    });
  });

  describe('after a crash or without a broker', () => {
    it('is repaired by its redelivery: what was written is not done twice, what was not sent is sent', async () => {
      const id = await opened();
      store.publisher.goAway();
      expect(await store.ledgers.commit([amount(id, 1), amount(id, 2)])).toEqual(['recorded', 'recorded']);
      expect(await stored(id)).toMatchObject({ version: 3, published: 1 });

      store.publisher.comeBack();
      const restarted = store.another();
      const again = [1, 2].map((sequence) => incoming(restarted.react(id, hearAmount(sequence)), heardFrom(id, sequence)));
      expect(await restarted.commit(again)).toEqual(['duplicate', 'duplicate']);
      expect(store.publisher.sequencesOf(id)).toEqual([1, 2, 3]);
      await restarted.settled();
      expect(await stored(id)).toMatchObject({ published: 3, unpublishedSince: null });
    });

    it('[REGR] is repaired by the sweep of any process; a late duplicate from a second sender has no effect on the order', async () => {
      const id = await opened();
      store.publisher.loseAcknowledgements();
      await store.ledgers.commit([amount(id, 1)]);
      await store.ledgers.change(command(id), add(2));
      await store.ledgers.settled();

      store.publisher.comeBack();
      const later = () => new Date(Date.now() + 60_000);
      const sweeps = [store.ledgers, store.another()].map((ledgers) => new UnpublishedSweep([ledgers], { machineNow: later }));
      await Promise.all(sweeps.map((sweep) => sweep.run()));

      expect(firstAppearances(store.publisher.sequencesOf(id))).toEqual([1, 2, 3]);
      expect(await stored(id)).toMatchObject({ version: 3, published: 3, unpublishedSince: null });
      expect(await sweeps[0]!.run()).toEqual({ found: 0, isComplete: true });
    });

    it('stays unpublished while the broker is away, and the sweep says so', async () => {
      const id = await opened();
      store.publisher.goAway();
      await store.ledgers.commit([amount(id, 1)]);
      const sweep = new UnpublishedSweep([store.ledgers], { ageMs: -1000 });
      expect(await sweep.run()).toMatchObject({ isComplete: false });
      expect((await store.ledgers.measure(new Date(Date.now() + 1000))).oldestUnpublishedMs).toBeGreaterThanOrEqual(1000);

      store.publisher.comeBack();
      expect(await sweep.run()).toMatchObject({ isComplete: true });
    });

    it('[REGR] a record written while it is being published loses nothing: a late mark does not cover what another process wrote since', async () => {
      const id = await opened();
      const release = store.publisher.hold();
      const slow = store.ledgers.commit([amount(id, 1)]);
      await store.another().change(command(id), add(50));
      release();
      await slow;
      await store.ledgers.settled();

      expect(firstAppearances(store.publisher.sequencesOf(id))).toEqual([1, 2, 3]);
    });
  });

  it('in a wrapped transaction has the same effects', async () => {
    const [wrapped, clerks] = [store.another({ writeMode: 'wrapped' }), store.another({ writeMode: 'wrapped' })];
    const ids = await Promise.all(Array.from({ length: 6 }, opened));
    const batch = () => ids.map((id) => incoming(wrapped.react(id, hearAmount(1)), heardFrom(id, 1)));
    const [outcomes] = await Promise.all([wrapped.commit(batch()), ...ids.map((id) => clerks.change(command(id), add(2)))]);

    expect(outcomes).toEqual(ids.map(() => 'recorded'));
    expect(await wrapped.commit(batch())).toEqual(ids.map(() => 'duplicate'));
    for (const id of ids) expect(await stored(id)).toMatchObject({ version: 3 });
  });

  it('leaves a database that fsck finds whole', async () => {
    await store.ledgers.settled();
    expect(await fsck(store.db, ledgerKind)).toMatchObject({ faults: [] });
  });
});
