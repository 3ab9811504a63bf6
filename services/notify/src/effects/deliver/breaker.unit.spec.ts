import { Breaker } from './breaker.js';

const started = () => {
  const world = { now: 0, asked: 0 };
  const breaker = new Breaker({ failures: 3, pauseMs: 1_000, longestPauseMs: 3_000, now: () => world.now });
  const ask = (isUp: boolean): Promise<boolean | undefined> =>
    breaker.run(
      async () => {
        world.asked += 1;

        return isUp;
      },
      (up) => !up,
    );

  return { world, breaker, ask };
};

describe('the breaker of a channel', () => {
  it('opens after failures in a row, and then asks nobody', async () => {
    const { world, breaker, ask } = started();
    for (const isUp of [false, false, true, false, false]) await ask(isUp);
    expect(breaker.state).toBe('closed');
    await ask(false);
    expect(breaker.state).toBe('open');

    await expect(ask(true)).resolves.toBeUndefined();
    expect(world.asked).toBe(6);
  });

  it('lets one try after the pause, and closes when it succeeds', async () => {
    const { world, breaker, ask } = started();
    for (let n = 0; n < 3; n += 1) await ask(false);
    world.now = 1_000;
    expect(breaker.state).toBe('half-open');

    const [first, second] = await Promise.all([ask(true), ask(true)]);
    expect([first, second]).toEqual([true, undefined]);
    expect(breaker.state).toBe('closed');
  });

  it('stays open longer each time the try fails, up to the longest pause', async () => {
    const { world, breaker, ask } = started();
    for (let n = 0; n < 3; n += 1) await ask(false);
    const pauses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const from = world.now;
      while (breaker.state === 'open') world.now += 500;
      pauses.push(world.now - from);
      await ask(false);
    }

    expect(pauses).toEqual([1_000, 2_000, 3_000]);
  });

  it('counts what throws as a failure, and throws it on', async () => {
    const { breaker } = started();
    const broken = () =>
      breaker.run(
        () => Promise.reject(new Error('bug')),
        () => false,
      );
    for (let n = 0; n < 3; n += 1) await expect(broken()).rejects.toThrow('bug');
    expect(breaker.state).toBe('open');
  });
});
