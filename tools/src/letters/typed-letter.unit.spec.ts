import { openLetterDesk } from '@huiyin/notify/letters';
import { sampleDirectory } from '@huiyin/testing/domain';

import { listedTemplates } from './listed-templates.js';
import { letterCode, typedDay, typedForm, typedWish } from './typed-letter.js';

describe('npm run letters', () => {
  it('takes a letter by its code, in any case, and its form by the ending of the file', () => {
    expect(letterCode('l09')).toBe('L09');
    expect([typedForm({ out: 'a.docx' }), typedForm({ out: 'a.txt' }), typedForm({ out: 'a.pdf', form: 'html' }), typedForm({})]).toEqual([
      'docx',
      'text',
      'html',
      'text',
    ]);
  });

  it('asks for a region’s words with those of the wider regions behind them', () =>
    expect(typedWish({ region: '990102', lang: 'en', on: '2026-09-01', variant: 'duty' }, 'L10', sampleDirectory())).toEqual({
      code: 'L10',
      variant: 'duty',
      regions: ['990102', '990100', '990000'],
      on: '2026-09-01',
      language: 'en',
    }));

  it.each([
    ['a letter that is not there', () => letterCode('L99'), /no letter L99/],
    ['another language', () => typedWish({ lang: 'fr' }, 'L01', sampleDirectory()), /--lang is one of zh, en/],
    ['a form that is none', () => typedForm({ form: 'exe' }), /--form is one of pdf, docx/],
    ['a day that is none', () => typedDay({ on: 'today' }), /YYYY-MM-DD/],
  ])('says in one line what is wrong with %s', (_what, ask, line) => expect(ask).toThrow(line));

  it('lists every letter with version, languages and samples', async () => {
    const lines = listedTemplates(await openLetterDesk(), { on: '2026-08-14' as never }).split('\n');

    expect(lines).toHaveLength(37);
    expect(lines.find((line) => line.startsWith('L10'))).toMatch(/^L10 +v1 +nation +zh\+en .+duty$/);
  });
});
