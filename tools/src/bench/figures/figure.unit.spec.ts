import { atLeast, atMost, perSecond, under } from './figure.js';

describe('a figure beside its aim', () => {
  it('says how much of it was reached', () => {
    expect(atLeast(115.5, 231, '/s')).toEqual({ text: '≥ 231/s', percent: 50, isReached: false });
    expect(atLeast(8, 4, ' ×')).toMatchObject({ percent: 200, isReached: true });
    expect(atMost(1.5, 1.2, ' ×').percent).toBeCloseTo(80);
    expect(atMost(1.2, 1.2, ' ×').isReached).toBe(true);
  });

  it('that must stay under a limit does not reach it by being the limit', () => {
    expect(under(50, 50, ' ms').isReached).toBe(false);
    expect(under(25, 50, ' ms')).toEqual({ text: '< 50 ms', percent: 200, isReached: true });
  });

  it('that was not measured reaches nothing', () => {
    expect(atLeast(Number.NaN, 4, ' ×')).toMatchObject({ percent: 0, isReached: false });
    expect(under(Number.NaN, 50, ' ms')).toMatchObject({ percent: 0, isReached: false });
  });

  it('counts by the second', () => expect(perSecond(500, 250)).toBe(2_000));
});
