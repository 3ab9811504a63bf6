import { openDesk, type Desk } from '../../testing/every-preview.js';
import { verdicts } from '../../testing/vera-pdf.js';
import { cmsSigner } from '../../seal/cms-signature.js';
import { signLetter } from '../../seal/letter-signature.js';
import { newSampleKey } from '../../seal/sample-certificate.js';
import { SAMPLE_SEALS } from '../../seal/sample-seals.js';
import { signingKeyIn } from '../../seal/signing-key.js';
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

const signer = cmsSigner(signingKeyIn(newSampleKey()));
const signed = async (page: Page): Promise<Buffer> => signLetter((await desk.press.print(page)).pdf, signer, '2026-08-14' as never);

describe('the archive format (PDF/A-2b, ISO 19005-2), as veraPDF judges it', () => {
  it('is kept by every letter and every reading copy', async () => {
    const files = new Map<string, Buffer>();
    const seal = (await SAMPLE_SEALS.sealOf('q-zjj' as never)) ?? '';
    for (const [name, page] of pages(seal)) files.set(name, (await desk.press.print(page)).pdf);
    const said = await verdicts(files);

    expect([...said].filter(([, verdict]) => verdict !== 'compliant')).toEqual([]);
    expect(said.size).toBeGreaterThan(80);
  }, 240_000);

  it('is kept by every letter that is signed, seal and all', async () => {
    const seal = (await SAMPLE_SEALS.sealOf('q-zjj' as never)) ?? '';
    const files = new Map<string, Buffer>();
    for (const { name } of desk.previews.samples) files.set(name, await signed({ ...desk.written(name).page, seal }));
    const said = await verdicts(files);

    expect([...said].filter(([, verdict]) => verdict !== 'compliant')).toEqual([]);
    expect(said.size).toBeGreaterThan(36);
  }, 240_000);

  it('is broken by a signature that leaves bytes of the file out (6.4.3)', async () => {
    const file = await signed(desk.written('L09').page);
    const wrong = Buffer.from(file.toString('latin1').replace(/(\/ByteRange \[\s*)0(\s)/, '$19$2'), 'latin1');

    expect((await verdicts(new Map([['wrong', wrong]]))).get('wrong')).toMatch(/^6\.4\.3 .*computed over the entire file/);
  }, 120_000);

  it('is not found in a file that only says so', async () => {
    const { pdf } = await desk.press.print(desk.written('L35').page);
    const wrong = Buffer.from(pdf.toString('latin1').replace('<pdfaid:part>2<', '<pdfaid:part>9<'), 'latin1');

    expect((await verdicts(new Map([['wrong', wrong]]))).get('wrong')).toContain('pdfaid:part');
  }, 120_000);
});
