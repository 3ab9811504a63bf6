import { ClearLanes } from './clear-lanes.js';

const LANE = 't 0';

const scene = () => {
  const state = { now: 0, looks: 0, isClear: true };
  const clear = new ClearLanes(() => state.now);
  const look = async (): Promise<boolean> => {
    state.looks += 1;

    return state.isClear;
  };

  return { state, ask: (lane = LANE) => clear.isClear(lane, look), clear, look };
};

describe('lanes on which nothing is parked', () => {
  it('are known for less than a session, counted from before the look, each for itself', async () => {
    const { state, ask } = scene();
    expect(await Promise.all([ask(), ask()])).toEqual([true, true]);
    state.now = 999;
    await ask();
    expect(state.looks).toBe(1);
    await ask('t 1');
    expect(state.looks).toBe(2);
    state.now = 1_000;
    await ask();
    expect(state.looks).toBe(3);
  });

  it('are not those on which something was found', async () => {
    const { state, ask } = scene();
    state.isClear = false;

    expect(await ask()).toBe(false);
  });

  it('are forgotten when something is parked, also while somebody looks', async () => {
    const { state, ask, clear } = scene();
    let found: (isClear: boolean) => void = () => undefined;
    const early = clear.isClear(LANE, () => new Promise((resolve) => (found = resolve)));
    clear.forget();
    found(true);
    await early;
    state.isClear = false;

    expect(await ask()).toBe(false);
  });

  it('are looked for again at once where the database did not answer', async () => {
    const { ask, clear, state } = scene();
    await expect(clear.isClear(LANE, () => Promise.reject(new RangeError('away')))).rejects.toThrow('away');

    expect(await ask()).toBe(true);
    expect(state.looks).toBe(1);
  });
});
