import { WritePace } from './write-pace.js';

const afterGroups = async (ms: (size: number) => number, groups = 20): Promise<number> => {
  const pace = new WritePace();
  for (let n = 0; n < groups; n += 1) await pace.rest(pace.size, ms(pace.size));

  return pace.size;
};

describe('how many records are written at once', () => {
  it('fewer where the database is slow, so that a command never waits long', async () =>
    expect(await afterGroups((size) => size * 8)).toBeLessThanOrEqual(6));

  it('more where it is fast, within a bound', async () => {
    expect(await afterGroups((size) => size)).toBeGreaterThanOrEqual(35);
    expect(await afterGroups(() => 1)).toBe(100);
  });
});
