import fc from 'fast-check';
import { mailMark, paperMark, readPaperMark } from './letter-marks.js';

const place = fc.record({ matter: fc.uuid(), letterId: fc.stringMatching(/^L\d{2}-intake-\d{1,4}-p\d$/) });

describe('the marks of a letter', () => {
  it('are the same each time, and tell letters apart', () =>
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(paperMark(one)).toBe(paperMark({ ...one }));
        const isSame = one.matter === other.matter && one.letterId === other.letterId;
        expect(paperMark(one) === paperMark(other)).toBe(isSame);
        expect(mailMark(one) === mailMark(other)).toBe(isSame);
      }),
    ));

  it('are read as they are typed; a wrong digit is noticed', () =>
    fc.assert(
      fc.property(place, fc.nat(17), fc.integer({ min: 1, max: 9 }), (one, at, by) => {
        const mark = paperMark(one);
        expect(readPaperMark(`${mark.slice(0, 6)} ${mark.slice(6, 12)}-${mark.slice(12)}`)).toBe(mark);
        const wrong = `${mark.slice(0, at)}${(Number(mark[at]) + by) % 10}${mark.slice(at + 1)}`;
        expect(readPaperMark(wrong)).toBeUndefined();
      }),
    ));

  it.each(['', '123', 'x'.repeat(18), '１２３４５６７８９０１２３４５６７８'])('%j is none', (typed) =>
    expect(readPaperMark(typed)).toBeUndefined(),
  );
});
