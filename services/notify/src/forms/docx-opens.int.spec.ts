import { findLibreOffice, readDocuments } from '../testing/libre-office.js';
import { openDesk, type Desk } from '../testing/every-preview.js';
import { docxOf } from './docx-of.js';
import { textOf } from './text-of.js';

const program = await findLibreOffice();
const where = program === undefined ? it.skip : it;
const bare = (text: string): string => text.replace(/\s/g, '');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

describe('every letter as DOCX', () => {
  where(
    'is opened by LibreOffice, which reads in it what the letter says',
    async () => {
      const names = desk.previews.samples.map(({ name }) => name);
      const documents = await Promise.all(names.map(async (name) => [name, await docxOf(desk.written(name).page)] as const));
      const read = await readDocuments(program ?? '', new Map(documents));

      for (const name of names) {
        const pieces = textOf(desk.written(name).page)
          .split(/[\n｜]/)
          .map(bare);
        const text = bare(read.get(name) ?? '');

        expect({ name, missing: pieces.filter((piece) => !text.includes(piece)) }).toEqual({ name, missing: [] });
        expect(text).not.toBe('');
      }
    },
    180_000,
  );

  where('is not opened where it is broken', async () => {
    const whole = await docxOf(desk.written('L09').page);
    const read = await readDocuments(program ?? '', new Map([['cut', whole.subarray(0, whole.length / 2)]]));

    expect(read.get('cut')).toBe('');
  });
});
