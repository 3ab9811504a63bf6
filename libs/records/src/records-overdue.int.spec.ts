import { recorded, toInstant } from '@huiyin/kernel';
import { FixedClock, startMongo } from '@huiyin/testing';

import { DueSweep, type DueGates } from './deadlines/due-sweep.js';
import { heardFrom, incoming } from './testing/ledger-commands.js';
import { startLedgers, type LedgerStore } from './testing/ledger-store.js';
import type { LedgerDecide } from './testing/ledger.js';

const READ: DueGates = { topicsRead: () => true, parked: () => new Set() };
const MANY = 10_000;
const FIRST_DUE = Date.parse('2026-08-20T00:00:00Z');

const dueAt = (n: number): string => toInstant(FIRST_DUE + n * 1_000);
const openDueAt =
  (code: string, n: number): LedgerDecide =>
  () =>
    recorded({ type: 'Opened', data: { code, remindAt: dueAt(n) } });

describe('after a long outage', () => {
  let clock: FixedClock;
  let store: LedgerStore;
  beforeAll(async () => {
    clock = new FixedClock('2026-08-03');
    store = await startLedgers({ mongo: await startMongo(), clock }, { writeMode: 'wrapped' });
    const ids = Array.from({ length: MANY }, (_, n) => `late-${n}`);
    await store.ledgers.commit(ids.map((id, n) => incoming(store.ledgers.react(id, openDueAt(id, n)), heardFrom(id, 1))));
  }, 120_000);
  afterAll(() => store.stop());

  it(`[REGR] ${MANY} overdue matters are all escalated, oldest first, once, with three replicas`, async () => {
    clock.set('2026-09-30');
    const replicas = [1, 2, 3].map(() => {
      const records = store.another({ writeMode: 'wrapped' });
      const fired: number[] = [];
      records.onCommitted(({ id }) => void fired.push(Number(id.split('-')[1])));

      return { sweep: new DueSweep([records], { clock, gates: READ }), fired };
    });
    const reports = await Promise.all(replicas.map(({ sweep }) => sweep.run()));

    expect(reports.reduce((sum, { fired }) => sum + fired, 0)).toBe(MANY);
    for (const { fired } of replicas) expect(fired).toEqual(fired.toSorted((a, b) => a - b));
    expect(await store.ledgers.collection.countDocuments({ version: 2, 'state.reminders': 1, nextDueAt: null })).toBe(MANY);
    expect(reports.every(({ faults }) => faults === 0)).toBe(true);
  }, 240_000);
});
