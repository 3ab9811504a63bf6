import { asRegionCode, type LocalDate } from '@huiyin/kernel';
import fc from 'fast-check';
import { isOwnNumber, ownNumber } from './own-number.js';

const REGION = asRegionCode('990102');
const DAY = '2026-08-03' as LocalDate;

describe('own number of a petition (domain.md §8.4)', () => {
  it('is XF, region, day, serial and check digit', () => expect(ownNumber(REGION, DAY, 1)).toMatch(/^XF9901022026080300001\d$/));

  it('rises with its serial', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_998 }), (serial) => ownNumber(REGION, DAY, serial) < ownNumber(REGION, DAY, serial + 1)),
    ));

  it('shows any single wrong digit', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 2, max: 21 }),
        fc.integer({ min: 1, max: 9 }),
        (serial, at, off) => {
          const right = ownNumber(REGION, DAY, serial);
          const wrong = `${right.slice(0, at)}${(Number(right[at]) + off) % 10}${right.slice(at + 1)}`;

          return isOwnNumber(right) && !isOwnNumber(wrong);
        },
      ),
    ));

  it.each([0, 100_000, 1.5])('takes no serial that does not fit: %d', (serial) =>
    expect(() => ownNumber(REGION, DAY, serial)).toThrow(RangeError),
  );
});
