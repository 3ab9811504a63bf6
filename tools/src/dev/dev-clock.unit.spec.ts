import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DevClock } from './dev-clock.js';

describe('the development clock', () => {
  let folder: string;
  let clock: DevClock;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-clock-'));
    clock = new DevClock(join(folder, 'clock.json'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the machine’s until it is set, and again when it is released', async () => {
    expect(await clock.read()).toBeUndefined();
    await clock.move('2026-08-03');
    await clock.release();

    expect(await clock.read()).toBeUndefined();
    expect(JSON.parse(await readFile(join(folder, 'clock.json'), 'utf8'))).toEqual({ now: null });
  });

  it.each([
    ['+45d', '2026-09-17T00:00:00.000Z'],
    ['+6h', '2026-08-03T06:00:00.000Z'],
    ['+30m', '2026-08-03T00:30:00.000Z'],
    ['2026-08-04T16:00', '2026-08-04T08:00:00.000Z'],
  ])('moves on by %s and stands there', async (by, then) => {
    await clock.move('2026-08-03');

    expect(await clock.move(by)).toBe(then);
    expect(await clock.now()).toBe(then);
  });

  it('never goes back', async () => {
    await clock.move('2026-08-03');

    await expect(clock.move('2026-08-02')).rejects.toThrow('does not go back');
    expect(await clock.read()).toBe('2026-08-03T00:00:00.000Z');
  });

  it('refuses what is no time', () => expect(clock.move('soon')).rejects.toThrow('not an instant'));
});
