import { percentile, spreadOf } from './percentile.js';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('percentiles by nearest rank', () => {
  it('are values that were measured', () => {
    expect(percentile(upTo(100), 0.5)).toBe(50);
    expect(percentile(upTo(100), 0.99)).toBe(99);
    expect(percentile(upTo(101), 0.99)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('of few values is the greatest: a p99 of ten is no comfort', () => expect(percentile(upTo(10), 0.99)).toBe(10));

  it('of nothing is not a number', () => expect(percentile([], 0.5)).toBeNaN());

  it('do not rest on the order of measuring', () => expect(spreadOf([3, 1, 2, 40])).toEqual({ count: 4, p50: 2, p99: 40, max: 40 }));
});
