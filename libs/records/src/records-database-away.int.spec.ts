import { FixedClock, startMongo, type RunningMongo } from '@huiyin/testing';

import { fsck } from './fsck.js';
import { command, heardFrom, incoming } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { add, hearAmount, ledgerKind, open } from './testing/ledger.js';
import { firstAppearances } from './testing/recording-publisher.js';
import { UnpublishedSweep } from './publishing/unpublished-sweep.js';

describe('a database that is killed in the middle of the work', () => {
  let mongo: RunningMongo;
  let store: LedgerStore;
  beforeAll(async () => {
    mongo = await startMongo({ own: true });
    store = await startLedgers({
      mongo: { uri: `${mongo.uri}&serverSelectionTimeoutMS=500`, stop: () => mongo.stop() },
      clock: new FixedClock(),
    });
  });
  afterAll(() => store.stop());

  it('is a passing fault; what is tried again takes effect once', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    await Promise.all(ids.map((id) => store.ledgers.change(command(id), open(id))));
    const commands = ids.map((id) => command(id, { cause: `command-${id}` }));
    const batch = () => ids.map((id) => incoming(store.ledgers.react(id, hearAmount(1)), heardFrom(id, 1)));
    const work = () => [...commands.map((one) => store.ledgers.change(one, add(2))), store.ledgers.commit(batch())];

    const first = Promise.allSettled(work());
    await mongo.kill9();
    const failed = (await Promise.allSettled([first, ...work()])).flatMap((end) =>
      end.status === 'rejected' ? [end.reason as unknown] : [],
    );
    expect(failed.length).toBeGreaterThan(0);
    for (const fault of failed) expect(fault).toMatchObject({ code: 'record.database', retryable: true });

    await mongo.restart();
    await Promise.all(work());
    await new UnpublishedSweep([store.ledgers], { ageMs: -1000 }).run();
    for (const id of ids) {
      const record = await store.ledgers.get(id);
      expect(record?.state.amounts.toSorted()).toEqual([1, 2]);
      expect(firstAppearances(store.publisher.sequencesOf(id))).toEqual([1, 2, 3]);
    }
    expect(await fsck(store.db, ledgerKind)).toMatchObject({ faults: [] });
  }, 60_000);
});
