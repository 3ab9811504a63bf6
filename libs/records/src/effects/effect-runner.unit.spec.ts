import { AT_ONCE, type Deadline } from '@huiyin/kernel';
import { eventually } from '@huiyin/testing/domain';

import type { CommitListener } from '../commit-listeners.js';
import { clerk } from '../testing/ledger-commands.js';
import { ledgers, type Ledger, type LedgerEvent } from '../testing/ledger.js';
import { EffectRunner, type EffectPlan } from './effect-runner.js';

/** Commits to look at: what was fired, and a way to say that something was written. */
const source = () => {
  const listeners: CommitListener<Ledger, LedgerEvent>[] = [];
  const fired: string[] = [];
  let room = (): number => 0;
  const committed = (id: string, event?: LedgerEvent, deadlines: readonly Deadline[] = []): void => {
    const recorded = { seq: 1, id: 'e', at: AT_ONCE, actor: clerk, cause: 'c', correlation: 'c' };
    const events = event === undefined ? [] : [{ ...event, ...recorded }];
    for (const listener of listeners) listener({ id, version: 1, state: ledgers.initial, events, deadlines, fired: [] });
  };

  return {
    fired,
    committed,
    onCommitted: (listener: CommitListener<Ledger, LedgerEvent>) => void listeners.push(listener),
    fire: (ids: readonly string[]) => Promise.resolve(fired.push(...ids)),
    claimWhile: (asked: () => number) => void (room = asked),
    room: () => room(),
  };
};
const CLAIM: LedgerEvent = { type: 'Closed', data: {} };

const started = (plan: Partial<EffectPlan<LedgerEvent>>) => {
  const from = source();
  const faults: string[] = [];
  const runner = new EffectRunner(from, { work: {}, atOnce: 2, faults: ({ code }) => faults.push(code), ...plan });
  runner.start();

  return { from, runner, faults };
};

describe('an effect', () => {
  it('that is due at once is claimed right after the write', () => {
    const { from } = started({});
    from.committed('a', undefined, [{ name: 'send', at: AT_ONCE, clock: 'machine' }]);
    from.committed('b', undefined, [{ name: 'remind', at: AT_ONCE, clock: 'business' }]);

    expect(from.fired).toEqual(['a']);
  });

  it('[REGR] that was claimed is still worked on while the process stops: nobody waits minutes for the claim to run out', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const work = (id: string) => new Promise<void>((resolve) => void (begun.push(id), ends.push(resolve)));
    const { from, runner } = started({ work: { Closed: work }, atOnce: 1 });
    from.committed('a', CLAIM);
    from.committed('b', CLAIM);
    from.committed('c', undefined, [{ name: 'send', at: AT_ONCE, clock: 'machine' }]);
    const stopping = runner.stop();
    from.committed('d', CLAIM);
    from.committed('e', undefined, [{ name: 'send', at: AT_ONCE, clock: 'machine' }]);
    for (const [place, id] of ['a', 'b', 'd'].entries()) {
      await eventually(() => expect(begun[place]).toBe(id));
      ends[place]?.();
    }
    await stopping;

    expect(begun).toEqual(['a', 'b', 'd']);
    expect(from.fired).toEqual([]);
  });

  it('is claimed with what calls for it while not too many wait here, and no more once the process stops', async () => {
    const ends: (() => void)[] = [];
    const { from, runner } = started({ work: { Closed: () => new Promise<void>((resolve) => void ends.push(resolve)) }, atOnce: 1 });
    const free = from.room();
    from.committed('a', CLAIM);
    from.committed('b', CLAIM);
    expect([free, from.room()]).toEqual([9, 7]);

    const stopping = runner.stop();
    expect(from.room()).toBe(0);
    for (const place of [0, 1]) {
      await eventually(() => expect(ends[place]).toBeDefined());
      ends[place]?.();
    }
    await stopping;
  });

  it('that takes too long does not hold up a stop', async () => {
    const { from, runner } = started({ work: { Closed: () => new Promise<void>(() => undefined) }, patienceMs: 20 });
    from.committed('a', CLAIM);

    await expect(runner.stop()).resolves.toBeUndefined();
  });

  it('is worked on by the process that recorded its claim, no more at once than allowed, and stopping waits for what runs', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const work = (id: string) => new Promise<void>((resolve) => void (begun.push(id), ends.push(resolve)));
    const { from, runner } = started({ work: { Closed: work } });
    for (const id of ['a', 'b', 'c', 'd']) from.committed(id, CLAIM);
    expect(begun).toEqual(['a', 'b']);

    ends[0]?.();
    await eventually(() => expect(begun).toEqual(['a', 'b', 'c']));
    let hasStopped = false;
    const stopping = runner.stop().then(() => (hasStopped = true));
    await Promise.resolve();
    expect(hasStopped).toBe(false);
    ends.forEach((end) => end());
    await eventually(() => expect(begun).toEqual(['a', 'b', 'c', 'd']));
    ends.forEach((end) => end());
    await stopping;
    from.committed('e', CLAIM);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('that fails is reported, and the next one runs', async () => {
    const done: string[] = [];
    const work = (id: string) => (id === 'a' ? Promise.reject(new Error('no')) : Promise.resolve(void done.push(id)));
    const { from, faults } = started({ work: { Closed: work }, atOnce: 1 });
    from.committed('a', CLAIM);
    from.committed('b', CLAIM);

    await eventually(() => expect(done).toEqual(['b']));
    expect(faults).toEqual(['record.effect-failed']);
  });
});
