import type { LetterWords } from './facts-in-words.js';
import { holds } from './holds.js';
import { fillPattern } from './template.js';
import type { GridBlock, Paragraph, TableBlock } from './wording.js';

export type FilledBlock =
  | { readonly style: 'heading' | 'subheading' | 'text' | 'sign'; readonly text: string }
  | {
      readonly style: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    }
  | { readonly style: 'grid'; readonly rows: readonly (readonly string[])[]; readonly widths: readonly number[] };

type Row = Readonly<Record<string, string>>;

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null;

/** One line for each row of the fact; a column that a row lacks is empty. A fact with no rows leaves the table out. */
const fillTable = ({ rows: fact, head, cells, widths }: TableBlock, { raw }: LetterWords): readonly FilledBlock[] => {
  const value = raw[fact];
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  const line = (row: Row): readonly string[] => cells.map((pattern) => fillPattern(pattern, row) ?? '');

  return rows.length === 0 ? [] : [{ style: 'table', head, rows: rows.map(line), widths }];
};

const fillGrid = ({ grid, widths }: GridBlock, { words }: LetterWords): FilledBlock => ({
  style: 'grid',
  rows: grid.map((row) => row.map((pattern) => fillPattern(pattern, words) ?? '')),
  widths,
});

/** A paragraph that names an absent fact is left out. Line breaks in the words of people make paragraphs. */
const fillLines = (style: 'heading' | 'subheading' | 'text' | 'sign', pattern: string, letter: LetterWords): readonly FilledBlock[] =>
  (fillPattern(pattern, letter.words) ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ style, text }));

export const fillParagraph = (paragraph: Paragraph, letter: LetterWords): readonly FilledBlock[] => {
  if (typeof paragraph === 'string') return fillLines('text', paragraph, letter);
  if (!holds(paragraph.when, letter)) return [];
  if ('rows' in paragraph) return fillTable(paragraph, letter);
  if ('grid' in paragraph) return [fillGrid(paragraph, letter)];

  return fillLines(paragraph.style ?? 'text', paragraph.text, letter);
};

const isHeading = ({ style }: FilledBlock): boolean => style === 'heading' || style === 'subheading';

/** A heading with nothing under it is left out; one under it may be a smaller heading that has something. */
export const withoutEmptyHeadings = (blocks: readonly FilledBlock[]): readonly FilledBlock[] =>
  blocks.reduceRight<readonly FilledBlock[]>((kept, block) => {
    const next = kept[0];
    const isEmpty = isHeading(block) && (next === undefined || next.style === 'heading' || next.style === block.style);

    return isEmpty ? kept : [block, ...kept];
  }, []);
