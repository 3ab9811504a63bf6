import { LETTER_SAMPLES } from '../../testing/letter-samples.js';
import { RECORD_SAMPLES } from '../../testing/record-samples.js';
import { pdfPages, pdfText } from '../../testing/pdf-text.js';
import { sampleDraft } from '../../testing/sample-draft.js';
import { fillTemplate } from '../../templates/fill-template.js';
import { factsOfKind } from '../../templates/check-template.js';
import { letterWords } from '../../templates/letter-words.js';
import { loadTemplates, type Templates } from '../../templates/load-templates.js';
import { sealedIn } from '../../templates/sealed-in.js';
import { isLetterCode, kindOf } from '../../domain/letter/kinds/letter-kinds.js';
import { LetterPress } from './letter-press.js';
import type { Page } from './page.js';
import { pageOf } from './page-of.js';

let templates: Templates;
let press: LetterPress;
beforeAll(async () => {
  templates = await loadTemplates();
  press = LetterPress.open(templates.pages);
});

const written = (name: string) => {
  const draft = sampleDraft(name, templates);
  const opened = new Map(sealedIn(draft).map((sealed) => [sealed as string, String(sealed)]));
  const words = letterWords(draft, opened);
  const page = pageOf(fillTemplate(draft.template, words), {
    language: draft.language,
    common: draft.common,
    issuedOn: draft.issuedOn,
    number: '清建处〔2026〕5号',
    copies: '清河区信访局',
    printer: words.words['issuer'] ?? '',
  });

  return { ...words, page };
};

const letter = (change: Partial<Page> = {}): Page => ({ ...written('L09').page, ...change });
const squeezed = (text: string): string => text.replace(/\s/g, '');

describe('every letter that an event orders', () => {
  it.each(Object.keys({ ...LETTER_SAMPLES, ...RECORD_SAMPLES }))('[%s] is printed with what domain.md §7.2 asks for', async (name) => {
    const { raw, words, page } = written(name);
    const { pdf } = await press.print(page);
    const text = pdfText(pdf);
    const code = name.slice(0, 3);
    const elements = isLetterCode(code) ? kindOf(code).mustContain : [];

    expect(text).not.toMatch(/\{\{|\}\}|undefined|\u{fffd}/u);
    expect(text).toContain(squeezed(page.title));
    for (const element of elements.filter((one) => raw[one] !== undefined && factsOfKind(code)[one]?.startsWith('code') !== true)) {
      for (const line of (words[element] ?? '').split('\n')) expect(text).toContain(squeezed(line).replace(/。$/, ''));
    }
  });

  it('[L27] [S1-12] names who was followed up, how, and what came of it', () => {
    const [grid] = written('L27').page.paras;

    expect(JSON.stringify(grid)).toMatch(/电话回访.*陈一.*已作解释说明.*电话说明更换计划和工期/);
  });

  it('[L01] explains the day on which the limit ends', () => {
    const paragraphs = written('L01').page.paras.flatMap((one) => ('t' in one ? [one.t] : []));

    expect(paragraphs).toContain(
      '本事项的办理期限于2026年10月9日届满（2026年8月10日起算，当日不计，2026年8月11日为第一日，60日至2026年10月9日）。',
    );
  });
});

describe('the page (GB/T 9704-2012)', () => {
  it('is PDF/A-2b with its fonts inside, the same input giving the same bytes', async () => {
    const [one, two] = [await press.print(letter()), await press.print(letter())];
    const structure = one.pdf.toString('latin1');

    expect(one.pdf.equals(two.pdf)).toBe(true);
    expect(structure).toContain('/OutputIntent');
    expect(structure).toMatch(/pdfaid:part>2</);
    expect(structure).toMatch(/pdfaid:conformance>B</);
    expect(one.fonts.every((font) => structure.includes(font))).toBe(true);
    expect(one).toMatchObject({ pages: 2, substituted: [] });
  });

  it('goes over several pages and numbers them', async () => {
    const paras = Array.from({ length: 40 }, (_, n) => ({ k: 'p' as const, t: `第${n}段。${'经查明的事实和理由。'.repeat(10)}` }));
    const { pdf, pages } = await press.print(letter({ paras }));

    expect(pages).toBeGreaterThan(3);
    expect(squeezed(pdfPages(pdf)[1] ?? '')).toContain('—2—');
  });
});

describe('what people write', () => {
  it.each([
    '#read("/etc/passwd")',
    '] #let x = 1',
    '<script>alert(1)</script>',
    '$ sum_(i=0)^n $',
    '*粗* _斜_ `码`',
    '{{issuer}} \\u{41}',
    '@cite',
  ])('is shown as text, never run: %s', async (hostile) => {
    const { pdf } = await press.print(letter({ title: hostile, to: hostile, paras: [{ k: 'p', t: hostile }], note: hostile }));
    const text = pdfText(pdf);

    expect(text.split(squeezed(hostile))).toHaveLength(5);
  });

  it('with rare characters is printed; what no font has is marked and recorded, and the letter never fails', async () => {
    const { pdf, substituted } = await press.print(letter({ to: '龑㐂', paras: [{ k: 'p', t: '𠮷田😀👨‍👩‍👧𪚥先生' }] }));

    expect(substituted).toContain('😀');
    expect(pdfText(pdf)).toContain('龑㐂：');
    expect(pdfText(pdf)).toMatch(/田.+先生/);
  });

  it('with control, zero-width and direction characters is printed without them', async () => {
    const { pdf } = await press.print(letter({ paras: [{ k: 'p', t: 'a\u0000b\u0007c\u200bd\u202ee\ufefff\ud800g' }] }));

    expect(pdfText(pdf)).toContain('abcdef〓g');
  });

  it.each([
    ['issuer', '云州市清河区人民政府信访事项复查复核委员会办公室暨联席会议办公室文件'],
    ['title', '关于'.repeat(60)],
  ])('may be long: %s', async (_what, text) => {
    const { pdf } = await press.print(letter({ mark: text, title: text }));

    expect(pdfText(pdf)).toContain(text);
  });
});
