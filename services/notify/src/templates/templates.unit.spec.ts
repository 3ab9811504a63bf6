import { mkdtemp, readFile, rm, writeFile, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalDate } from '@huiyin/kernel';
import { LETTER_CODES } from '../domain/letter/kinds/letter-kinds.js';
import { readSamples } from '../preview/samples.js';
import { fillTemplate } from './fill-template.js';
import { loadTemplates } from './load-templates.js';
import { fillPattern, type Template } from './template.js';

const TODAY = '2026-08-14' as LocalDate;
const OWN = fileURLToPath(new URL('../../templates/', import.meta.url));

describe('the templates (文书模板)', () => {
  it('has one for every letter of the platform, with every element that domain.md §7.2 asks for', async () => {
    const templates = await loadTemplates();
    const found = LETTER_CODES.map((code) => templates.wordingFor({ code, on: TODAY })?.template.code);

    expect(found).toEqual(LETTER_CODES);
    expect(LETTER_CODES).toHaveLength(36);
  });

  describe('of a region', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'huiyin-templates-'));
      await cp(OWN, folder, { recursive: true });
    });
    afterEach(() => rm(folder, { recursive: true }));

    const change = async (file: string, from: string, to: string): Promise<void> => {
      const path = join(folder, file);
      const before = await readFile(path, 'utf8');
      expect(before).toContain(from);
      await writeFile(path, before.replaceAll(from, to));
    };

    it.each([
      [
        '[INV-3] leaves out the right to review',
        'L09',
        ['{{remedyDays}}', '若干', 'L09.yaml: paragraphs: required element remedyDays is missing'],
      ],
      [
        'names a fact that the letter does not have',
        'L02',
        ['{{whereToGo}}', '{{queryCode}}', 'L02.yaml: paragraphs.6: unknown fact queryCode'],
      ],
      ['has no words for a code', 'L11', ['outcome:', 'reply:', 'L11.yaml: words: no words for outcome']],
      ['asks for an unknown fact', 'L04', ['mode: assign', 'modus: assign', 'L04.yaml: title.0: unknown fact modus']],
      ['has an unknown field', 'L20', ['form: letter', 'form: letter\nscript: rm', 'Unrecognized key: "script"']],
      ['has another form', 'L20', ['form: letter', 'form: postcard', 'L20.yaml: form:']],
      ['forgets a fact', 'L20', ['leftOut: [body]', '', 'L20.yaml: leftOut: fact body is neither used nor left out']],
      ['takes the series of another letter', 'L20', ['suffix: 催', 'suffix: 督', 'L21.yaml: suffix: 督 is that of L20']],
      [
        'names people in a short message',
        'L20',
        ['form: letter', "form: letter\nsms: '{{addressee}}'", 'L20.yaml: sms: addressee may not'],
      ],
      ['is no YAML', 'L20', ['code: L20', 'code: [L20', 'L20.yaml: ']],
      [
        'names a region’s field wrongly',
        'L31',
        ['cells: [', "cells: ['{{more}}', ", 'L31.yaml: paragraphs.3: cells and widths do not fit'],
      ],
    ] as const)('is refused at load where it %s', async (_title, code, [from, to, fault]) => {
      await change(`${code}.yaml`, from, to);

      await expect(loadTemplates({ own: folder })).rejects.toMatchObject({
        code: 'template.invalid',
        message: expect.stringContaining(fault) as string,
      });
    });

    it('is refused where a letter has none, with one line per fault', async () => {
      await rm(join(folder, 'L35.yaml'));
      await change('L09.yaml', '{{remedyDays}}', '若干');

      await expect(loadTemplates({ own: folder })).rejects.toThrow(
        'L09.yaml: paragraphs: required element remedyDays is missing\nL35.yaml: no template of L35',
      );
    });
  });
});

describe('the facts of samples (样例事实)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-samples-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['lacks one', '{ outcome: "8" }', 'samples/L11.yaml: 0.reply: '],
    ['names an unknown one', '{ outcome: "8", reply: a, more: b }', 'samples/L11.yaml: 0: Unrecognized key: "more"'],
    ['has another kind', '{ outcome: 8, reply: a }', 'samples/L11.yaml: 0.outcome: '],
  ])('are refused where a sample %s', async (_title, facts, fault) => {
    await writeFile(join(folder, 'L11.yaml'), `- { issuer: q-zjj, addressee: p1, facts: ${facts} }\n`);

    await expect(readSamples(folder)).rejects.toMatchObject({
      code: 'template.invalid',
      message: expect.stringContaining(fault) as string,
    });
  });
});

describe('filling a pattern', () => {
  it('leaves out what names an absent fact', () => expect(fillPattern('至{{until}}届满', {})).toBeUndefined());
  it('does not end a sentence twice', () => expect(fillPattern('理由：{{reason}}。', { reason: '期限已过。' })).toBe('理由：期限已过。'));
  it('inserts words as they are', () => expect(fillPattern('{{a}}', { a: '{{b}} $& #read("x")', b: 'no' })).toBe('{{b}} $& #read("x")'));
});

describe('filling a template', () => {
  const template: Template = {
    code: 'L02',
    version: 1,
    validFrom: '2022-05-01',
    legalBasis: '条例',
    form: 'letter',
    approval: { decidedBy: ['PetitionDeclined'] },
    title: [{ when: { kind: 'a' }, text: '甲' }, '乙'],
    to: '{{addressee}}',
    paragraphs: [{ style: 'heading', text: '一' }, { when: { kind: 'b' }, text: '不在' }, { style: 'heading', text: '二' }, '{{words}}'],
  };
  const letter = { raw: { kind: 'a' }, words: { addressee: '陈一', issuer: '清河区信访局', words: '第一行\r\n\r\n第二行' } };

  it('takes the variant whose condition holds, drops empty headings, and keeps the lines of people’s words', () =>
    expect(fillTemplate(template, letter)).toEqual({
      title: '甲',
      to: '陈一',
      mark: '清河区信访局',
      signature: '清河区信访局',
      paragraphs: [
        { style: 'heading', text: '二' },
        { style: 'text', text: '第一行' },
        { style: 'text', text: '第二行' },
      ],
      attachments: [],
      form: 'letter',
    }));
});
