import { openDesk, type Desk } from '../../testing/every-preview.js';
import { placesIn, type PlacedGlyph, type PlacedPage } from '../../testing/pdf-places.js';
import type { Page } from './page.js';

// GB/T 9704-2012, in millimetres from the left and from the top of the paper.
const LEFT = 28;
const RIGHT = 28 + 156;
const TOP = 37;
const BOTTOM = 37 + 225;
const PITCH = 225 / 22;
const TOLERANCE = 1;
const BODY = 16;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const printed = async (page: Page): Promise<readonly PlacedPage[]> => placesIn((await desk.press.print(page)).pdf);
const changed = (name: string, change: Partial<Page>): Page => ({ ...desk.written(name).page, ...change });
const text = (times: number): Page['paras'] => [{ k: 'p', t: '汉'.repeat(times) }];

const isNear = (one: number, other: number, within = TOLERANCE): boolean => Math.abs(one - other) <= within;
const linesOf = (glyphs: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] => {
  const baselines = [...new Set(glyphs.map(({ baseline }) => baseline.toFixed(1)))].sort((a, b) => Number(a) - Number(b));

  return baselines.map((baseline) => glyphs.filter((glyph) => glyph.baseline.toFixed(1) === baseline));
};
const bodyOf = ({ glyphs }: PlacedPage): readonly PlacedGlyph[] => glyphs.filter(({ baseline }) => baseline < BOTTOM);
const footOf = ({ glyphs }: PlacedPage): readonly PlacedGlyph[] => glyphs.filter(({ baseline }) => baseline > BOTTOM);
const wordsOf = (glyphs: readonly PlacedGlyph[]): string =>
  glyphs
    .map((glyph) => glyph.text)
    .join('')
    .trim();
/** Where the ink is: a mark at the end of a line, or an opening one at its beginning, may reach over the edge with its empty half. */
const inkOf = ({ text: one, left, right }: PlacedGlyph): { readonly left: number; readonly right: number } => ({
  left: /[（《「“〔]/.test(one) ? (left + right) / 2 : left,
  right: /[，。：；、）》」”〕]/.test(one) ? (left + right) / 2 : right,
});
const isInside = (glyph: PlacedGlyph): boolean => inkOf(glyph).left >= LEFT - TOLERANCE && inkOf(glyph).right <= RIGHT + TOLERANCE;

describe('the type area 版心 (156 × 225 mm, margins 37 and 28 mm)', () => {
  it('holds 22 lines of 28 characters on a page', async () => {
    const [, second] = await printed(changed('L09', { paras: text(2_000) }));
    const lines = linesOf(bodyOf(second!));

    expect(lines).toHaveLength(22);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([28]));
    expect(lines.every((line) => isNear(line[0]!.left, LEFT, 0.1) && isNear(line.at(-1)!.right, RIGHT, 0.3))).toBe(true);
    const gaps = lines.slice(1).map((line, at) => line[0]!.baseline - lines[at]![0]!.baseline);
    expect(gaps.every((gap) => isNear(gap, PITCH, 0.02))).toBe(true);
    expect(bodyOf(second!).every(({ size }) => isNear(size, BODY, 0.01))).toBe(true);
    expect(isNear(lines[0]![0]!.baseline - PITCH, TOP, PITCH / 2)).toBe(true);
  });

  it('is not left by any letter, however long its names', async () => {
    const name = '云州市清河区人民政府信访事项复查复核委员会办公室暨联席会议办公室';
    const to = Array.from({ length: 30 }, (_, at) => `阿卜杜热西提·买买提${at}`).join('、');
    const long = changed('L09', {
      to,
      mark: name,
      issuer: name,
      title: `关于${name}有关事项的处理意见书`,
      cc: `${name}，`.repeat(9),
      printer: name,
    });
    const all = [long, ...desk.previews.samples.map(({ name: one }) => desk.written(one).page)];
    const over: string[] = [];
    for (const page of all) {
      const pages = await printed(page);
      const out = pages.flatMap(({ glyphs }) => glyphs).filter((glyph) => !isInside(glyph));
      over.push(...out.map((glyph) => `${page.title}: ${glyph.text}`));
    }

    expect(over).toEqual([]);
  });

  it('begins each paragraph two characters in', async () => {
    const [first] = await printed(changed('L09', { paras: text(60) }));
    const [opening] = linesOf(bodyOf(first!).filter((glyph) => glyph.text === '汉'));

    expect(opening).toHaveLength(26);
    expect(isNear(opening![0]!.left, LEFT + 2 * (156 / 28), 0.1)).toBe(true);
  });
});

describe('the document form 公文', () => {
  it('has its red line 4 mm below the number, as wide as the type area', async () => {
    const [first] = await printed(desk.written('L09').page);
    const number = first!.glyphs.filter(({ baseline }) => baseline > 100 && baseline < 116);
    const [line] = first!.rules;

    expect(wordsOf(number)).toBe('清建处〔2026〕5号');
    expect(isNear((number[0]!.left + number.at(-1)!.right) / 2, (LEFT + RIGHT) / 2)).toBe(true);
    expect([line!.left, line!.right].every((end, at) => isNear(end, [LEFT, RIGHT][at]!, 0.1))).toBe(true);
    expect(isNear(line!.top - number[0]!.baseline, 4 + 0.12 * (BODY * 0.3528), TOLERANCE)).toBe(true);
  });

  it('numbers odd pages at the right and even ones at the left, 7 mm below the type area', async () => {
    const pages = await printed(changed('L09', { paras: text(2_000) }));
    const numbers = pages.map((page) => footOf(page).filter(({ baseline }) => baseline < 275));

    expect(pages.length).toBeGreaterThan(3);
    expect(numbers.map(wordsOf)).toEqual(pages.map((_, at) => `—${at + 1}—`));
    expect(numbers.every((number, at) => (at % 2 === 0 ? number.at(-1)!.right > RIGHT - 12 : number[0]!.left < LEFT + 12))).toBe(true);
    expect(
      numbers.flat().every(({ baseline, size }) => isNear(baseline - 0.38 * size * 0.3528, BOTTOM + 7) && isNear(size, 14, 0.01)),
    ).toBe(true);
  });

  it('ends with copies 抄送 between lines on its last page, after attachments', async () => {
    const pages = await printed(changed('L09', { atts: ['检测报告', '照片十二张'], cc: '清河区信访局，云州市住房和城乡建设局' }));
    const last = pages.at(-1)!;
    const words = wordsOf(last.glyphs);

    expect(pages.map(({ glyphs }) => wordsOf(glyphs)).join('')).toMatch(/附件：1\..*检测报告.*2\..*照片十二张/);
    expect(words).toContain('抄送：清河区信访局，云州市住房和城乡建设局。');
    expect(words).toContain('2026年8月14日印发');
    expect(last.rules.filter(({ left, right }) => isNear(left, LEFT) && isNear(right, RIGHT)).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the letter form 信函格式', () => {
  it('has double red lines of 170 mm at 46 and 277 mm, thick outside, and no number on its first page', async () => {
    const [first, second] = await printed(changed('L01', { paras: text(900) }));
    const red = first!.rules.map(({ left, right, top, thickness }) => ({ width: Math.round(right - left), top, thickness }));

    expect(red.map(({ width }) => width)).toEqual([170, 170, 170, 170]);
    expect([red[0]!.top, red[3]!.top].every((top, at) => isNear(top, [46, 277][at]!))).toBe(true);
    expect([red[0]!.thickness > red[1]!.thickness, red[3]!.thickness > red[2]!.thickness]).toEqual([true, true]);
    expect(wordsOf(footOf(first!))).toBe('');
    expect(wordsOf(footOf(second!))).toBe('—2—');
  });
});

describe('tables 表格', () => {
  it('[L31] [L32] go over pages with their head on each, inside the margins', async () => {
    const row = (at: number): readonly string[] => [`单位${at}`, '18', '17', '1', '88.9%'];
    const rows = Array.from({ length: 90 }, (_, at) => row(at));
    const table = { k: 'table' as const, head: ['单位', '受理', '按期答复', '超期', '满意率'], rows, w: [6, 2, 2, 2, 2] };
    const pages = await printed(changed('L31 quarter', { paras: [{ k: 'p', t: '分单位情况' }, table] }));
    const tabled = pages.filter(({ glyphs }) => /单位\d/.test(wordsOf(glyphs)));

    expect(tabled.length).toBeGreaterThan(2);
    expect(tabled.every(({ glyphs }) => wordsOf(glyphs).includes('按期答复'))).toBe(true);
    expect(pages.flatMap(({ rules }) => rules).every(({ left, right }) => left > LEFT - 0.2 && right < RIGHT + 0.2)).toBe(true);
  });
});
