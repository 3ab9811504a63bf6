import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import { cleanText } from '../effects/render/clean-text.js';
import type { Page } from '../effects/render/page.js';
import { blockOf, BODY, emptyLines, endingOf, faceOf, lineOf, runOf } from './docx-blocks.js';

const RED = 'E60012';
const MARK = 72;
const TITLE = 44;
/** 四号 */
const FOOT = 28;
/** Lines on a grid, not lines and characters: word processors squeeze the characters otherwise. */
const GRID = { type: DocumentGridType.LINES, linePitch: 580 } as const;
const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), footer: mm(25) };

const centred = (text: string, run: IRunOptions, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [runOf(text, 'title', run)], ...more });

/** 版头: mark, number and the red line; a form has only its number, a reading copy says what it is. */
const headOf = ({ style, mark, docno, banner }: Page): readonly Paragraph[] => {
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 6 } };
  const number = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], border = {}) =>
    new Paragraph({ alignment, border, children: [runOf(docno)] });
  if (style === 'copy') return [lineOf([runOf(banner ?? '', 'body', { italics: true })]), number(AlignmentType.RIGHT)];
  if (style === 'biaoge') return [number(AlignmentType.RIGHT)];
  const large = { size: MARK, color: RED };
  if (style === 'wenjian') return [centred(mark, large), ...emptyLines(1), number(AlignmentType.CENTER, rule)];

  return [centred(mark, large, { border: rule }), number(AlignmentType.RIGHT)];
};

const footOf = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        children: [new TextRun({ font: '宋体', size: FOOT, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });

const bodyOf = (page: Page): readonly FileChild[] => [
  ...headOf(page),
  ...emptyLines(1),
  centred(page.title, { size: TITLE }),
  ...emptyLines(1),
  ...(page.style === 'biaoge' ? [] : [lineOf([runOf(page.style === 'copy' ? page.to : `${page.to}：`)])]),
  ...page.paras.map(blockOf),
  ...endingOf(page),
];

/** The page of GB/T 9704: odd numbers right, even ones left; none on the first page of a letter form. */
const sectionOf = (page: Page): ISectionOptions => ({
  properties: {
    page: { size: { width: mm(210), height: mm(297) }, margin: MARGIN },
    grid: GRID,
    titlePage: page.style === 'xinhan',
  },
  footers: { default: footOf(AlignmentType.RIGHT), even: footOf(AlignmentType.LEFT) },
  children: [...bodyOf(page)],
});

/** 可编辑稿: the letter for a word processor. No seal and no proof: the PDF is the letter. */
export const docxOf = async (page: Page): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      title: cleanText(page.title),
      creator: cleanText(page.printer),
      evenAndOddHeaderAndFooters: true,
      styles: { default: { document: { run: { font: faceOf('body'), size: BODY } } } },
      sections: [sectionOf(page)],
    }),
  );
