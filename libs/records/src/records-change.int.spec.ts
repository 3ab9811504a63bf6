import { randomUUID } from 'node:crypto';

import { eventually, FixedClock, startMongo } from '@huiyin/testing';

import { command } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, close, ledgerKind, open } from './testing/ledger.js';
import { fsck } from './fsck.js';

describe('a command on a record', () => {
  let store: LedgerStore;
  beforeAll(async () => {
    store = await startLedgers({ mongo: await startMongo(), clock: new FixedClock() });
  });
  afterAll(() => store.stop());

  it('is recorded with its events, author, cause and common part, and read back', async () => {
    const id = randomUUID();
    const answer = await store.ledgers.change(command(id, { cause: 'k.$1' }), open(id));

    expect(answer).toMatchObject({ kind: 'recorded', version: 1, events: 1, repeated: false, state: { stage: 'open', code: id } });
    expect(await store.ledgers.get(id)).toMatchObject({ version: 1, key: id, state: { code: id } });
    expect(await store.ledgers.history(id)).toMatchObject([
      { seq: 1, type: 'Opened', cause: 'k.$1', actor: { id: 's-1' }, data: { code: id, withheld: { scope: 'none', seq: 1 } } },
    ]);
  });

  it('is sent as a CloudEvent, and the record is marked as published without a new revision', async () => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id));
    const before = await store.ledgers.collection.findOne({ _id: id });
    await store.ledgers.settled();

    const [message] = store.publisher.messages.filter(({ key }) => key === id);
    expect(message).toMatchObject({
      topic: 'archive.ledger.events.v1',
      headers: {
        ce_type: 'cn.huiyin.archive.ledger.Opened.v1',
        ce_source: '/archive/ledger',
        ce_subject: id,
        ce_sequence: '1',
        ce_correlationid: 'c-1',
        ce_actorid: 's-1',
        ce_actororg: 'q-xf',
        ce_specversion: '1.0',
        'content-type': 'application/json',
      },
    });
    expect(JSON.parse(message?.value ?? '')).toEqual({ code: id, withheld: { scope: 'none', seq: 1 } });
    const after = await store.ledgers.collection.findOne({ _id: id });
    expect(after).toMatchObject({ published: 1, unpublishedSince: null, revision: before?.revision });
  });

  it('gets the stored answer when it comes again, also after other changes', async () => {
    const id = randomUUID();
    const first = command(id);
    await store.ledgers.change(first, open(id));
    await store.ledgers.change(command(id), add(5));

    expect(await store.another().change(first, open(id))).toMatchObject({ kind: 'recorded', version: 1, events: 1, repeated: true });
    expect(await store.ledgers.history(id)).toHaveLength(2);
  });

  it('is refused under the cause of another recorded command', async () => {
    const id = randomUUID();
    await store.ledgers.change(command(id, { cause: 'k', digest: 'a' }), open(id));

    expect(await store.ledgers.change(command(id, { cause: 'k', digest: 'b' }), add(1))).toMatchObject({
      kind: 'refused',
      code: 'record.key-reused',
    });
    expect(await store.ledgers.change(command(id, { cause: 'k', digest: 'a' }), open(id))).toMatchObject({
      kind: 'recorded',
      repeated: true,
    });
  });

  it('[REGR] that was refused stays refused on replay: answered the same when it comes again, and decided anew when it was corrected', async () => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id));
    const refusedOne = command(id, { cause: 'k', digest: 'a' });
    await store.ledgers.change(refusedOne, () => ({ kind: 'refused', code: 'ledger.bad', detail: { field: 'amount' } }));

    expect(await store.ledgers.change(refusedOne, add(1))).toMatchObject({
      kind: 'refused',
      code: 'ledger.bad',
      detail: { field: 'amount' },
      repeated: true,
    });
    expect(await store.ledgers.change({ ...refusedOne, digest: 'b' }, add(1))).toMatchObject({ kind: 'recorded', repeated: false });
  });

  it('refused where nothing exists is remembered, and the record stays invisible', async () => {
    const id = randomUUID();
    const early = command(id, { cause: 'k' });
    await store.ledgers.change(early, add(1));

    expect(await store.ledgers.get(id)).toBeUndefined();
    expect(await store.ledgers.collection.countDocuments({ _id: id, 'state.stage': { $exists: true } })).toBe(0);
    expect(await store.ledgers.change(early, add(1))).toMatchObject({ kind: 'refused', code: 'ledger.not-open', repeated: true });
    expect(await store.ledgers.change(command(id), open(id))).toMatchObject({ kind: 'recorded', version: 1 });
    expect(await store.ledgers.get(id)).toMatchObject({ key: id, version: 1 });
  });

  it('remembers the last 50 answers', async () => {
    const id = randomUUID();
    await store.ledgers.change(command(id, { cause: 'first' }), open(id));
    for (let n = 0; n < 60; n += 1) await store.ledgers.change(command(id, { cause: `7${n}` }), add(n));

    const answered = (await store.ledgers.collection.findOne({ _id: id }))?.answered ?? {};
    expect(Object.keys(answered)).toHaveLength(50);
    expect(answered).toHaveProperty('759');
    expect(answered).not.toHaveProperty('first');
  });

  it('with a version that is no longer true is refused, and not remembered', async () => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id));
    const stale = command(id, { cause: 'k', expectedVersion: 7 });

    expect(await store.ledgers.change(stale, add(1))).toMatchObject({
      kind: 'refused',
      code: 'record.version-conflict',
      detail: { expected: 7, actual: 1 },
    });
    expect(await store.ledgers.change({ ...stale, expectedVersion: 1 }, add(1))).toMatchObject({ kind: 'recorded', version: 2 });
  });

  it('whose event breaks its schema is a fault, and nothing is written', async () => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id));

    await expect(store.ledgers.change(command(id), add(1.5))).rejects.toMatchObject({ code: 'record.event-invalid', retryable: false });
    expect(await store.ledgers.get(id)).toMatchObject({ version: 1 });
  });

  it('that breaks a unique index is refused, alone of all in its group', async () => {
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const answers = await Promise.all([
      store.ledgers.change(command(one), open(one)),
      store.ledgers.change(command(two), open(one)),
      store.ledgers.change(command(two), open(three)),
    ]);

    expect(answers).toMatchObject([
      { kind: 'recorded' },
      { kind: 'refused', code: 'record.not-unique', detail: { index: 'code' } },
      { kind: 'recorded' },
    ]);
  });

  it.each(['one process', 'two processes'])('of 20 at once in %s has exactly one winner', async (where) => {
    const id = randomUUID();
    await store.ledgers.change(command(id), open(id));
    const others = where === 'one process' ? [store.ledgers] : [store.another(), store.another()];

    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => others[n % others.length]!.change(command(id), close)));

    expect(answers.filter(({ kind }) => kind === 'recorded')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(19);
    expect(await store.ledgers.get(id)).toMatchObject({ version: 2 });
  });

  it('of 20 that all may happen loses none, and every event is sent in order', async () => {
    const id = randomUUID();
    const others = Array.from({ length: 4 }, () => store.another());
    await Promise.all(others.map((ledgers) => ledgers.change(command(id), open(id))));
    await Promise.all(Array.from({ length: 20 }, (_, n) => others[n % 4]!.change(command(id), add(n))));
    await Promise.all(others.map((ledgers) => ledgers.settled()));

    const record = await store.ledgers.get(id);
    expect(record?.version).toBe(21);
    expect([...(record?.state.amounts ?? [])].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect([...new Set(store.publisher.sequencesOf(id))]).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
  });

  it('creates a record once when two processes register at the same time', async () => {
    for (let n = 0; n < 10; n += 1) {
      const id = randomUUID();
      const answers = await Promise.all(
        [store.ledgers, store.another()].map((ledgers) => ledgers.change(command(id, { cause: 'same' }), open(id))),
      );

      expect(answers.map(({ kind, repeated }) => `${kind} ${repeated}`).sort()).toEqual(['recorded false', 'recorded true']);
    }
  });

  it('is answered while the broker is away; the sweep or the next change sends what waits', async () => {
    const id = randomUUID();
    store.publisher.goAway();
    expect(await store.ledgers.change(command(id), open(id))).toMatchObject({ kind: 'recorded' });
    await store.ledgers.settled();
    expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({ published: 0 });

    store.publisher.comeBack();
    await store.ledgers.change(command(id), add(1));
    await eventually(async () =>
      expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({ published: 2, unpublishedSince: null }),
    );
    expect(store.publisher.sequencesOf(id)).toEqual([1, 2]);
  });

  it('leaves a database that fsck finds whole', async () => {
    await store.ledgers.settled();
    expect(await fsck(store.db, ledgerKind)).toMatchObject({ faults: [] });
  });
});
