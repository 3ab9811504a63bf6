import { toInstant, type Deadline } from '@huiyin/kernel';
import { FixedClock } from '@huiyin/testing/domain';
import { DueWatch } from './due-watch.js';

const START = '2026-08-03T00:00:00.000Z';
const at = (seconds: number) => toInstant(Date.parse(START) + seconds * 1_000);
const machine = (seconds: number): Deadline => ({ name: 'retry', at: at(seconds), clock: 'machine' });
const business = (seconds: number): Deadline => ({ name: 'missed', at: at(seconds), clock: 'business' });

/** A watch that has looked once, and the seconds that it looks at in the time after. */
const watching = () => {
  const clock = new FixedClock(START);
  const watch = new DueWatch(clock);
  watch.isTime();
  const looksUntil = (seconds: number): readonly number[] => {
    const looks: number[] = [];
    for (let second = 1; second <= seconds; second += 1) {
      jest.advanceTimersByTime(1_000);
      if (watch.isTime()) looks.push(second);
    }

    return looks;
  };

  return { clock, watch, looksUntil };
};

describe('the watch for deadlines', () => {
  beforeEach(() => jest.useFakeTimers().setSystemTime(Date.parse(START)));
  afterEach(() => jest.useRealTimers());

  it('looks when the process has started', () => expect(new DueWatch(new FixedClock(START)).isTime()).toBe(true));

  it('looks seldom while nothing is heard of: another process may have set a deadline and ended', () =>
    expect(watching().looksUntil(12)).toEqual([5, 10]));

  it('looks when a deadline comes that was set here, however soon', () => {
    const { watch, looksUntil } = watching();
    watch.heardOf([machine(3), machine(40)]);

    expect(looksUntil(8)).toEqual([3, 8]);
  });

  it('looks at once where a deadline is due already, on the business clock too', () => {
    const { watch, looksUntil } = watching();
    watch.heardOf([business(-86_400)]);

    expect(looksUntil(3)).toEqual([1]);
  });

  it('looks again when it is told to, once', () => {
    const { watch, looksUntil } = watching();
    watch.lookAgain();

    expect(looksUntil(3)).toEqual([1]);
  });
});
