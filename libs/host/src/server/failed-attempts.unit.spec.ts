import { FailedAttempts } from './failed-attempts.js';

describe('wrong second factors', () => {
  let now = 0;
  const found = (attempts: FailedAttempts, code: string) => attempts.counted(code, () => Promise.resolve('it'));
  const failing = async (attempts: FailedAttempts, code: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) expect(await attempts.counted(code, () => Promise.resolve(undefined))).toBeUndefined();
  };

  it('five for a code are too many, for a quarter of an hour, and for that code alone', async () => {
    const attempts = new FailedAttempts(() => now);
    await failing(attempts, 'a', 5);
    await expect(found(attempts, 'a')).rejects.toThrow('request.too-many');
    expect(await found(attempts, 'b')).toBe('it');
    now += 15 * 60_000;
    expect(await found(attempts, 'a')).toBe('it');
  });

  it('are forgotten with the right one', async () => {
    const attempts = new FailedAttempts(() => now);
    await failing(attempts, 'a', 4);
    await found(attempts, 'a');
    await failing(attempts, 'a', 4);
    expect(await found(attempts, 'a')).toBe('it');
  });
});
