import { openDesk, type Desk } from '../testing/every-preview.js';
import { placesIn, type PlacedGlyph } from '../testing/pdf-places.js';
import { pdfText } from '../testing/pdf-text.js';
import type { Page } from '../effects/render/page.js';
import { SAMPLE_SEALS } from './sample-seals.js';

const RIGHT = 28 + 156;
const CELL = 156 / 28;

let desk: Desk;
let seal: string;
beforeAll(async () => {
  desk = await openDesk();
  seal = (await SAMPLE_SEALS.sealOf('q-zjj' as never)) ?? '';
});

const wordsOf = (glyphs: readonly PlacedGlyph[]): string =>
  glyphs
    .map(({ text }) => text)
    .join('')
    .trim();
const sealed = (name: string): Page => ({ ...desk.written(name).page, seal });

describe('the seal of a letter (印章)', () => {
  it('says of itself that it is a sample, and leaves the words as they are', async () => {
    const [without, withSeal] = await Promise.all([desk.press.print(desk.written('L09').page), desk.press.print(sealed('L09'))]);

    expect(seal).toContain('样章');
    expect(seal).toContain('#e60012');
    expect(pdfText(withSeal.pdf).replace('样章', '')).toContain(pdfText(without.pdf).slice(0, 200));
    expect(withSeal.substituted).toEqual([]);
  });

  it('is pressed over name and date, which ends four characters from the edge to leave it room', async () => {
    const { pdf } = await desk.press.print(sealed('L09'));
    const glyphs = placesIn(pdf).flatMap((page) => page.glyphs);
    const baselines = new Set(glyphs.map(({ baseline }) => baseline.toFixed(1)));
    const lines = [...baselines].map((one) => glyphs.filter(({ baseline }) => baseline.toFixed(1) === one));
    const date = lines.find((line) => wordsOf(line) === '2026年8月14日');

    expect(date?.at(-1)?.right).toBeCloseTo(RIGHT - 4 * CELL, 0);
  });

  it('the letter is made again byte for byte, seal and all', async () => {
    const [one, other] = [await desk.press.print(sealed('L21')), await desk.press.print(sealed('L21'))];

    expect(one.pdf.equals(other.pdf)).toBe(true);
  });

  it.each(['L01', 'L09', 'L17', 'L21', 'L33 deemed'])('%s never has a page with a seal alone', async (name) => {
    const { pdf, pages } = await desk.press.print(sealed(name));
    const placed = placesIn(pdf);

    expect(placed).toHaveLength(pages);
    expect(wordsOf(placed.at(-1)?.glyphs ?? []).replace(/[—\d\s年月日印发样章]/g, '').length).toBeGreaterThan(10);
  });
});
