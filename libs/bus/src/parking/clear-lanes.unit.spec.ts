import { ClearLanes } from './clear-lanes.js';

const LANE = 't 0';
const lanes = () => {
  const time = { now: 0 };

  return { time, clear: new ClearLanes(() => time.now) };
};

describe('partitions on which nothing is parked', () => {
  it('are not known before somebody has looked', () => expect(lanes().clear.isClear(LANE)).toBe(false));

  it('stay known for less than a session, counted from before the look, each for itself', async () => {
    const { time, clear } = lanes();
    await clear.look(LANE, async () => {
      time.now = 400;

      return true;
    });

    expect(clear.isClear(LANE)).toBe(true);
    expect(clear.isClear('t 1')).toBe(false);
    time.now = 1_000;
    expect(clear.isClear(LANE)).toBe(false);
  });

  it('are not those on which something was found', async () => {
    const { clear } = lanes();

    expect(await clear.look(LANE, async () => false)).toBe(false);
    expect(clear.isClear(LANE)).toBe(false);
  });

  it('are forgotten when something is parked, also while somebody looks', async () => {
    const { time, clear } = lanes();
    await clear.look(LANE, async () => true);
    clear.changed(LANE);
    expect(clear.isClear(LANE)).toBe(false);

    time.now = 10;
    await clear.look(LANE, async () => {
      clear.changed(LANE);

      return true;
    });
    expect(clear.isClear(LANE)).toBe(false);
  });
});
