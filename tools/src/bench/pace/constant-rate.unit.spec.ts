import { setImmediate } from 'node:timers/promises';

import { atConstantRate, type Pacer } from './constant-rate.js';

/** A clock that only waiting moves. */
class StillClock implements Pacer {
  #now = 0;

  now(): number {
    return this.#now;
  }

  /** What is answered already is heard before time goes on. */
  async pause(milliseconds: number): Promise<void> {
    await setImmediate();
    this.#now += milliseconds;
  }

  standStill(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

describe('calls at a constant rate', () => {
  it('come when they are due', async () => {
    const pacer = new StillClock();
    const begun: number[] = [];
    await atConstantRate({ perSecond: 100, count: 4, pacer }, async () => begun.push(pacer.now()));

    expect(begun).toEqual([0, 10, 20, 30]);
  });

  it('are timed from when they were due: a caller that was held up is charged for all who waited', async () => {
    const pacer = new StillClock();
    const timed = await atConstantRate({ perSecond: 100, count: 5, pacer }, async (index) => {
      if (index === 1) pacer.standStill(35);
    });

    expect(timed.map(({ ms }) => ms)).toEqual([0, 35, 25, 15, 5]);
  });

  it('do not wait for one another', async () => {
    const pacer = new StillClock();
    let answer: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const timed = atConstantRate({ perSecond: 1_000, count: 10, pacer }, async (index) => {
      if (index === 0) await slow;
      if (index === 9) answer();

      return index;
    });

    expect((await timed).map(({ result }) => result)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keep what was answered beside how long it took', async () => {
    const timed = await atConstantRate({ perSecond: 10, count: 2, pacer: new StillClock() }, async (index) => `answer ${index}`);

    expect(timed.map(({ due, result }) => ({ due, result }))).toEqual([
      { due: 0, result: 'answer 0' },
      { due: 100, result: 'answer 1' },
    ]);
  });
});
