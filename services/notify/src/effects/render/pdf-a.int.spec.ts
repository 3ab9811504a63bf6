import { openDesk, type Desk } from '../../testing/every-preview.js';
import { verdicts } from '../../testing/vera-pdf.js';
import { SAMPLE_SEALS } from '../../seal/sample-seals.js';
import type { Page } from './page.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const copied = (name: string): boolean => {
  const { code } = desk.previews.samples.find((sample) => sample.name === name) ?? { code: 'L01' as const };

  return desk.templates.wordingFor({ code, on: desk.written('L01').draft.issuedOn, language: 'en' }) !== undefined;
};

/** One of each form that carries a seal: 公文, 信函格式, and one of several pages. */
const SEALED = ['L01', 'L09', 'L21', 'L15'];

const pages = (seal: string): ReadonlyMap<string, Page> => {
  const names = desk.previews.samples.map(({ name }) => name);
  const { page } = desk.written('L09');
  const long = { k: 'p' as const, t: '经查明的事实和理由。'.repeat(60) };

  return new Map<string, Page>([
    ...names.map((name) => [name, desk.written(name).page] as const),
    ...names.filter(copied).map((name) => [`${name} (en)`, desk.written(name, 'en').page] as const),
    ...SEALED.map((name) => [`${name} sealed`, { ...desk.written(name).page, seal }] as const),
    ['several pages', { ...page, paras: Array.from({ length: 12 }, () => long), atts: ['检测报告', '照片'] }],
    ['rare and missing characters', { ...page, to: '龑㐂𠮷😀', title: '𪚥田\u202e' }],
    ['hostile words', { ...page, to: '#read("/etc/passwd")', title: '<script>]', mark: '${}', docno: '\u0000§' }],
  ]);
};

describe('the archive format (PDF/A-2b, ISO 19005-2), as veraPDF judges it', () => {
  it('is kept by every letter and every reading copy', async () => {
    const files = new Map<string, Buffer>();
    const seal = (await SAMPLE_SEALS.sealOf('q-zjj' as never)) ?? '';
    for (const [name, page] of pages(seal)) files.set(name, (await desk.press.print(page)).pdf);
    const said = await verdicts(files);

    expect([...said].filter(([, verdict]) => verdict !== 'compliant')).toEqual([]);
    expect(said.size).toBeGreaterThan(80);
  }, 240_000);

  it('is not found in a file that only says so', async () => {
    const { pdf } = await desk.press.print(desk.written('L35').page);
    const wrong = Buffer.from(pdf.toString('latin1').replace('<pdfaid:part>2<', '<pdfaid:part>9<'), 'latin1');

    expect((await verdicts(new Map([['wrong', wrong]]))).get('wrong')).toContain('pdfaid:part');
  }, 120_000);
});
