import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileClock } from './file-clock.js';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-clock-'));
const path = join(folder, 'clock.json');
afterAll(() => rmSync(folder, { recursive: true }));

const write = (text: string): void => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};
const set = (now: string | null): void => write(JSON.stringify({ now }));

describe('the development clock', () => {
  beforeEach(() => rmSync(path, { force: true }));

  it('is the machine’s time as long as nothing is set', () => {
    const clock = new FileClock(path);
    expect(Math.abs(Date.parse(clock.now()) - Date.now())).toBeLessThan(1_000);

    set(null);
    expect(Math.abs(Date.parse(clock.now()) - Date.now())).toBeLessThan(1_000);
  });

  it('stands still where it was set, and is seen to move at once', () => {
    const clock = new FileClock(path);
    set('2026-08-03T00:00:00Z');
    expect(clock.now()).toBe('2026-08-03T00:00:00.000Z');

    for (const day of ['04', '05', '06']) {
      set(`2026-08-${day}T00:00:00Z`);
      expect(clock.now()).toBe(`2026-08-${day}T00:00:00.000Z`);
    }
  });

  it('never goes back', () => {
    const clock = new FileClock(path);
    set('2026-08-03T00:00:00Z');
    clock.now();
    set('2026-08-01T00:00:00Z');

    expect(clock.now()).toBe('2026-08-03T00:00:00.000Z');
  });

  it.each(['', '{', '{"now":"tomorrow"}', '{"now":"2026-08-09T00:00:00Z","more":1}'])('keeps its time when the file holds %p', (text) => {
    const clock = new FileClock(path);
    set('2026-08-03T00:00:00Z');
    clock.now();
    write(text);

    expect(clock.now()).toBe('2026-08-03T00:00:00.000Z');
  });
});
