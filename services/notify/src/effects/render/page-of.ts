import type { LocalDate } from '@huiyin/kernel';
import { dateText } from '@huiyin/time';
import type { FilledLetter } from '../../templates/fill-template.js';
import { FORMS, type Template } from '../../templates/template.js';
import type { Page } from './letter-press.js';

/** What the page needs besides the words. */
export interface PageFrame {
  readonly form: Template['form'];
  readonly issuedOn: LocalDate;
  /** 发文字号, or the matter's number on a receipt. */
  readonly number: string;
  /** 抄送机关 */
  readonly copies: string;
  /** 印发机关 */
  readonly printer: string;
}

/** A letter in words as the page takes it. */
export const pageOf = (letter: FilledLetter, frame: PageFrame): Page => {
  const [y = 0, m = 0, d = 0] = frame.issuedOn.split('-').map(Number);
  const date = dateText(frame.issuedOn);

  return {
    style: FORMS[frame.form],
    title: letter.title,
    mark: letter.mark,
    issuer: letter.signature,
    docno: frame.number,
    ...{ y, m, d, date },
    to: letter.to,
    paras: letter.paragraphs.map(({ style, text }) => ({ k: style === 'heading' ? 'h1' : 'p', t: text })),
    printer: frame.printer,
    printdate: date,
    ...(letter.attachments.length === 0 ? {} : { atts: letter.attachments }),
    ...(letter.note === undefined ? {} : { note: letter.note }),
    ...(frame.copies === '' ? {} : { cc: frame.copies }),
  };
};

/** The letter as plain text, for mail and for those who cannot open a PDF. */
export const plainTextOf = ({ title, to, issuer, date, docno, paras, note }: Page): string =>
  [
    title,
    docno,
    '',
    `${to}：`,
    ...paras.map(({ t }) => `　　${t}`),
    '',
    issuer,
    date,
    ...(note === undefined ? [] : [`（${note}）`]),
    '',
  ].join('\n');
