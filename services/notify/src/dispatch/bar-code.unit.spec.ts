import fc from 'fast-check';
import { barsOf, digitsOf } from './bar-code.js';

const START_C = '211232';
const STOP = '2331112';
const MODULES = 11;

const symbolsOf = (bars: readonly number[]): readonly string[] =>
  Array.from({ length: (bars.length - STOP.length) / 6 }, (_, at) => bars.slice(at * 6, at * 6 + 6).join(''));

describe('the bar code of a letter (Code 128, ISO/IEC 15417)', () => {
  it('of 18 digits: start of set C, nine symbols of two digits, a check symbol, stop', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), (text) => {
        const bars = barsOf(text);
        const symbols = symbolsOf(bars);

        expect(symbols).toHaveLength(1 + 9 + 1);
        expect(symbols[0]).toBe(START_C);
        expect(bars.slice(-STOP.length).join('')).toBe(STOP);
        for (const symbol of symbols) expect([...symbol].reduce((sum, one) => sum + Number(one), 0)).toBe(MODULES);
      }),
      { numRuns: 20 },
    ));

  it('gives the same symbol for the same two digits, another for others', () => {
    const [, first, second, third] = symbolsOf(barsOf('070799123456123456'));
    expect(first).toBe(second);
    expect(third).not.toBe(second);
  });

  it('is read out in groups', () => expect(digitsOf('123456789012345678')).toBe('123456 789012 345678'));
});
