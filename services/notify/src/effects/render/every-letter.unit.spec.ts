import type { LocalDate } from '@huiyin/kernel';
import { kindOf, LETTER_CODES } from '../../domain/letter/kinds/letter-kinds.js';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { factsOfKind } from '../../templates/check-template.js';
import { openDesk, type Desk } from '../../testing/every-preview.js';
import { pdfText } from '../../testing/pdf-text.js';
import { textOf } from '../../forms/text-of.js';

const SAMPLES = fileURLToPath(new URL('../../../templates/samples/', import.meta.url));
const named = (code: string): readonly string[] =>
  (parse(readFileSync(`${SAMPLES}${code}.yaml`, 'utf8')) as readonly { readonly variant?: string }[]).map(({ variant }) =>
    variant === undefined ? code : `${code} ${variant}`,
  );
const CODES = readdirSync(SAMPLES).flatMap((file) => /^(L\d{2})\.yaml$/.exec(file)?.[1] ?? []);
const NAMES = CODES.flatMap(named);
/** domain.md §7.2: what petitioners receive. */
const COPIED = 'L01 L02 L03 L04 L06 L07 L08 L09 L10 L11 L13 L14 L15 L16 L17 L18 L33 L35 L36'.split(' ');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const TODAY = '2026-08-14' as LocalDate;
const PAGE_NUMBER = /—\d+—/g;
const squeezed = (text: string): string => text.replace(/\s/g, '');

describe('every letter of domain.md §7.2 (L01–L36)', () => {
  it('has sample facts', () => expect([...LETTER_CODES].sort()).toEqual(CODES));

  it.each(NAMES)('[%s] says what it said (golden text), and the PDF holds all of it', async (name) => {
    const { page, draft, words } = desk.written(name);
    const { pdf, pages, substituted } = await desk.press.print(page);
    const text = pdfText(pdf).replace(PAGE_NUMBER, '');

    expect(`${textOf(page)}\n— ${pages} 页`).toMatchSnapshot();
    expect(substituted).toEqual([]);
    expect(text).not.toMatch(/\{\{|\}\}|undefined|\u{fffd}/u);
    for (const line of textOf(page).split(/[\n｜]/)) expect(text).toContain(squeezed(line).replace(/^（|）$/g, ''));

    const facts = factsOfKind(draft.letter.code);
    const elements = kindOf(draft.letter.code as (typeof LETTER_CODES)[number]).mustContain;
    const here = elements.filter((one) => draft.letter.facts[one] !== undefined && facts[one]?.startsWith('code') !== true);
    for (const line of here.flatMap((one) => (words[one] ?? '').split('\n'))) expect(text).toContain(squeezed(line).replace(/。$/, ''));
  });

  it('shows each required element in at least one of its samples', () => {
    const unseen = LETTER_CODES.flatMap((code) => {
      const variants = named(code).map((name) => desk.written(name));
      const isSeen = (element: string): boolean =>
        variants.some(({ draft, words, page }) =>
          element === 'signatures'
            ? page.paras.some(({ k }) => k === 'sign')
            : (words[element] ?? draft.letter.facts[element]) !== undefined,
        );

      return kindOf(code)
        .mustContain.filter((element) => !isSeen(element))
        .map((element) => `${code} ${element}`);
    });

    expect(unseen).toEqual([]);
  });
});

describe('the English reading copies', () => {
  it.each(COPIED.flatMap(named))('[%s] says the same, and that the Chinese letter decides', async (name) => {
    const { page, draft, words } = desk.written(name, 'en');
    const { pdf, pages, substituted } = await desk.press.print(page);
    const text = pdfText(pdf);

    expect(`${textOf(page)}\n— ${pages} p.`).toMatchSnapshot();
    expect({ style: page.style, docno: page.docno, substituted }).toEqual({
      style: 'copy',
      docno: desk.written(name).page.docno,
      substituted: [],
    });
    expect(text).toContain(squeezed('the Chinese letter of the same number decides (以中文文书为准)'));
    for (const line of textOf(page).split(/[\n｜]/)) expect(text).toContain(squeezed(line));

    const elements = kindOf(draft.letter.code as (typeof LETTER_CODES)[number]).mustContain;
    const chinese = desk.written(name).words;
    expect(elements.filter((element) => (words[element] === undefined) !== (chinese[element] === undefined))).toEqual([]);
  });

  it('are there for every letter to a petitioner and for no other', () => {
    const found = LETTER_CODES.filter((code) => desk.templates.wordingFor({ code, on: TODAY, language: 'en' }) !== undefined);

    expect([...found].sort()).toEqual(COPIED);
  });
});
