import { FailedAttempts } from './failed-attempts.js';

describe('wrong second factors', () => {
  let now = 0;
  const failing = (attempts: FailedAttempts, code: string, times: number): void => {
    for (let time = 0; time < times; time += 1) attempts.failed(code);
  };

  it('five for a code are too many, for a quarter of an hour, and for that code alone', () => {
    const attempts = new FailedAttempts(() => now);
    failing(attempts, 'a', 5);
    expect(() => attempts.check('a')).toThrow('request.too-many');
    expect(() => attempts.check('b')).not.toThrow();
    now += 15 * 60_000;
    expect(() => attempts.check('a')).not.toThrow();
  });

  it('are forgotten with the right one', () => {
    const attempts = new FailedAttempts(() => now);
    failing(attempts, 'a', 4);
    attempts.succeeded('a');
    failing(attempts, 'a', 4);
    expect(() => attempts.check('a')).not.toThrow();
  });
});
