import type { LocalDate } from '@huiyin/kernel';
import { dateWords } from '../../templates/date-words.js';
import type { FilledBlock } from '../../templates/fill-blocks.js';
import type { FilledLetter } from '../../templates/fill-template.js';
import type { Language } from '../../templates/load-templates.js';
import { FORMS, type CommonWords } from '../../templates/template.js';
import type { Page, PageBlock } from './page.js';

/** What the page needs besides the words. */
export interface PageFrame {
  readonly language: Language;
  readonly common: CommonWords;
  readonly issuedOn: LocalDate;
  /** 发文字号, or the matter's number on a receipt. */
  readonly number: string;
  /** 抄送机关 */
  readonly copies: string;
  /** 印发机关 */
  readonly printer: string;
}

const KINDS = { heading: 'h1', subheading: 'h2', text: 'p', sign: 'sign' } as const;

const blockOf = (block: FilledBlock): PageBlock => {
  if (block.style === 'table') return { k: 'table', head: block.head, rows: block.rows, w: block.widths };
  if (block.style === 'grid') return { k: 'grid', rows: block.rows, w: block.widths };

  return { k: KINDS[block.style], t: block.text };
};

const optional = (letter: FilledLetter, { copies, language, common }: PageFrame): Pick<Page, 'atts' | 'note' | 'cc' | 'banner'> => ({
  ...(letter.attachments.length === 0 ? {} : { atts: letter.attachments }),
  ...(letter.note === undefined ? {} : { note: letter.note }),
  ...(copies === '' ? {} : { cc: copies }),
  ...(language === 'zh' || common.readingCopy === undefined ? {} : { banner: common.readingCopy }),
});

/** A letter in words as the page takes it. */
export const pageOf = (letter: FilledLetter, frame: PageFrame): Page => {
  const [y = 0, m = 0, d = 0] = frame.issuedOn.split('-').map(Number);
  const date = dateWords(frame.issuedOn, frame.language);

  return {
    style: frame.language === 'zh' ? FORMS[letter.form] : 'copy',
    title: letter.title,
    mark: letter.mark,
    issuer: letter.signature,
    docno: frame.number,
    ...{ y, m, d, date },
    to: letter.to,
    paras: letter.paragraphs.map(blockOf),
    printer: frame.printer,
    printdate: date,
    labels: frame.common.labels,
    ...optional(letter, frame),
  };
};
