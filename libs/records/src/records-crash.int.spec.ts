import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { FixedClock, startMongo, type RunningMongo } from '@huiyin/testing';

import type { Failpoint } from './failpoint.js';
import { fsck } from './fsck.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import { ledgerKind } from './testing/ledger.js';
import { MongoTopic } from './testing/mongo-topic.js';
import { firstAppearances } from './testing/recording-publisher.js';
import { SerialNumbers, type SerialNumber } from './serial-numbers.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const taker = fileURLToPath(new URL('../dist/testing/number-taker.js', import.meta.url));
const consumer = fileURLToPath(new URL('../dist/testing/batch-consumer.js', import.meta.url));

const upTo = (length: number): readonly number[] => Array.from({ length }, (_, n) => n + 1);

describe('a process that is killed between two steps (SIGKILL), and started again', () => {
  let mongo: RunningMongo;
  let store: LedgerStore;
  beforeAll(async () => {
    for (const project of ['kernel', 'contracts', 'records'])
      await run(process.execPath, ['tools/bin/build.mjs', `libs/${project}`], { cwd: root });
    mongo = await startMongo();
  }, 60_000);
  afterAll(() => mongo.stop());
  beforeEach(async () => {
    store = await startLedgers({ mongo: { uri: mongo.uri, stop: () => Promise.resolve() }, clock: new FixedClock() });
  });
  afterEach(() => store.stop());

  const start = (program: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
    run(process.execPath, [...program], { env: { ...process.env, ...env } }).then(
      () => 'ended',
      (error: { signal?: string; stderr?: string }) => error.signal ?? String(error.stderr),
    );
  const consume = (env: NodeJS.ProcessEnv): Promise<string> => start([consumer, mongo.uri, store.db.databaseName], env);

  it.each<[Failpoint, number]>([
    ['after-write-before-send', 1],
    ['after-send-before-mark', 4],
    ['after-write-before-commit-offset', 3],
  ])(
    '%s (time %i): nothing is lost, nothing happens twice, all is in order',
    async (place, time) => {
      expect(await consume({ HUIYIN_FAILPOINT: `${place}@${time}` })).toBe('SIGKILL');
      expect(await consume({ HUIYIN_FAILPOINT: '' })).toBe('ended');

      const topic = new MongoTopic(store.db);
      for (const id of ['l1', 'l2', 'l3']) {
        expect((await store.ledgers.history(id)).map(({ cause }) => cause)).toEqual(upTo(10).map((n) => `${id}#${n}`));
        expect(firstAppearances(await topic.sequencesOf(id))).toEqual(upTo(10));
        expect(await store.ledgers.collection.findOne({ _id: id })).toMatchObject({ published: 10, unpublishedSince: null });
      }
      expect(await fsck(store.db, ledgerKind)).toMatchObject({ records: 3, events: 30, faults: [] });
    },
    30_000,
  );

  it('[INV-11] twenty issuers of one series, some killed between number and letter: no gap, no double, and a letter keeps its number', async () => {
    await new SerialNumbers(store.db).ensureIndexes();
    const letters = Array.from({ length: 20 }, (_, n) => `m${n}/l`);
    const issue = (process: number, env: NodeJS.ProcessEnv = { HUIYIN_FAILPOINT: '' }): Promise<string> =>
      start([taker, mongo.uri, store.db.databaseName, ...letters.slice(process * 5, process * 5 + 5)], env);
    const kill = (time: number): NodeJS.ProcessEnv => ({ HUIYIN_FAILPOINT: `after-number-before-letter@${time}` });

    expect(await Promise.all([issue(0, kill(1)), issue(1, kill(3)), issue(2), issue(3)])).toEqual(['SIGKILL', 'SIGKILL', 'ended', 'ended']);
    const taken = store.db.collection<SerialNumber>('numbers');
    const before = await taken.find().toArray();
    expect(await Promise.all([issue(0), issue(1)])).toEqual(['ended', 'ended']);

    const numbers = await taken.find().sort({ n: 1 }).toArray();
    const issued = await store.db.collection<{ _id: string; number: string }>('issued').find().toArray();
    expect(numbers.map(({ n }) => n)).toEqual(upTo(20));
    expect(numbers).toEqual(expect.arrayContaining(before));
    expect(new Map(issued.map(({ _id, number }) => [_id, number]))).toEqual(new Map(numbers.map(({ letter, _id }) => [letter, _id])));
  }, 30_000);

  it('a failpoint in production ends the start instead', async () => {
    expect(await consume({ HUIYIN_FAILPOINT: 'after-write-before-commit-offset', NODE_ENV: 'production' })).toContain(
      'HUIYIN_FAILPOINT is set',
    );
  });
});
