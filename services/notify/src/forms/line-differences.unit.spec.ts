import fc from 'fast-check';
import { lineDifferences } from './line-differences.js';

describe('what differs between a letter and the one that replaced it', () => {
  it('is told line by line, in the order of the page', () =>
    expect(lineDifferences(['标题', '收到日期：8月3日', '特此告知'], ['标题', '收到日期：8月2日', '附件', '特此告知'])).toEqual([
      { was: '收到日期：8月3日' },
      { now: '收到日期：8月2日' },
      { now: '附件' },
    ]));

  it('is nothing where both say the same', () => expect(lineDifferences(['一', '二'], ['一', '二'])).toEqual([]));

  it('leads from the one to the other, whatever they say', () => {
    const text = fc.array(fc.constantFrom('一', '二', '三', '四'), { maxLength: 12 });
    const counts = (lines: readonly string[], line: string): number => lines.filter((one) => one === line).length;

    fc.assert(
      fc.property(text, text, (was, now) => {
        const differences = lineDifferences(was, now);
        const gone = differences.flatMap((one) => ('was' in one ? [one.was] : []));
        const come = differences.flatMap((one) => ('now' in one ? [one.now] : []));

        for (const line of ['一', '二', '三', '四'])
          expect(counts(was, line) - counts(gone, line)).toBe(counts(now, line) - counts(come, line));
      }),
    );
  });
});
