import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { cleanText } from '../effects/render/clean-text.js';
import type { Page, PageBlock } from '../effects/render/page.js';
import { inBrackets, signatureOf } from './text-of.js';

/** Twentieths of a point, the unit of the format. */
const POINT = 20;
const PITCH = 29 * POINT;
/** 三号, in half points. */
export const BODY = 32;
const SMALL = 24;
const TWO_CHARACTERS = 32 * POINT;
const LATIN = 'Times New Roman';

/** Fonts by the names that offices have; a program that lacks one takes its own. */
export const FACES = { body: '仿宋_GB2312', heading: '黑体', subheading: '楷体_GB2312', title: '方正小标宋简体' } as const;
type Face = keyof typeof FACES;

export const faceOf = (face: Face) => ({ ascii: LATIN, hAnsi: LATIN, eastAsia: FACES[face], cs: LATIN });

export const runOf = (text: string, face: Face = 'body', more: IRunOptions = {}): TextRun =>
  new TextRun({ text: cleanText(text), font: faceOf(face), size: BODY, ...more });

export const lineOf = (runs: readonly TextRun[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ spacing: { line: PITCH, lineRule: LineRuleType.EXACT }, children: [...runs], ...more });

export const indented = (runs: readonly TextRun[]): Paragraph => lineOf(runs, { indent: { firstLine: TWO_CHARACTERS } });
export const emptyLines = (count: number): readonly Paragraph[] => Array.from({ length: count }, () => lineOf([]));

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;

const cellOf = (text: string, { face = 'body', span = 1 }: { readonly face?: Face; readonly span?: number }): TableCell =>
  new TableCell({
    borders: BORDERS,
    columnSpan: span,
    children: cleanText(text)
      .split('\n')
      .map((line) => new Paragraph({ children: [runOf(line, face, { size: SMALL })] })),
  });

const rowOf = (cells: readonly string[], columns: number, face: Face): TableRow =>
  new TableRow({
    tableHeader: face === 'heading',
    cantSplit: true,
    children: cells.map((cell, at) => cellOf(cell, { face, span: at === cells.length - 1 ? columns - at : 1 })),
  });

const tableOf = (block: Extract<PageBlock, { readonly k: 'table' | 'grid' }>): Table => {
  const columns = block.w.length;
  const head = block.k === 'table' ? [rowOf(block.head, columns, 'heading')] : [];

  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [...head, ...block.rows.map((row) => rowOf(row, columns, 'body'))],
  });
};

const FACE_OF = { h1: 'heading', h2: 'subheading', p: 'body', sign: 'body' } as const;

export const blockOf = (block: PageBlock): Paragraph | Table => {
  if (!('t' in block)) return tableOf(block);
  const runs = [runOf(block.t, FACE_OF[block.k])];

  return block.k === 'sign' ? lineOf(runs) : indented(runs);
};

/** 附件说明、署名、成文日期、附注、抄送. */
export const endingOf = (page: Page): readonly Paragraph[] => {
  const { style, atts = [], note, cc, labels } = page;

  return [
    ...atts.map((one, at) => indented([runOf(`${at === 0 ? labels.attachments : ''}${at + 1}. ${one}`)])),
    ...emptyLines(1),
    ...signatureOf(page).map((line) => lineOf([runOf(line)], { alignment: AlignmentType.RIGHT, indent: { right: TWO_CHARACTERS } })),
    ...(note === undefined ? [] : [indented([runOf(inBrackets(note, style))])]),
    ...(cc === undefined ? [] : [lineOf([runOf(`${labels.copies}${cc}。`, 'body', { size: 28 })])]),
  ];
};
