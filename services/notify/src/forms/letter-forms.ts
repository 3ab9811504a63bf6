import type { Wording } from '../templates/load-templates.js';
import type { LetterPress } from '../effects/render/letter-press.js';
import type { Page } from '../effects/render/page.js';
import { docxOf } from './docx-of.js';
import { htmlOf } from './html-of.js';
import { smsOf } from './sms-of.js';
import { textOf } from './text-of.js';

/** 版式: the forms that one template gives. */
export const OUTPUTS = ['pdf', 'docx', 'html', 'text', 'sms'] as const;
export type Output = (typeof OUTPUTS)[number];

export const MEDIA_TYPES: Readonly<Record<Output, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  sms: 'text/plain; charset=utf-8',
};

/** A letter in words and laid out. */
export interface Written {
  readonly page: Page;
  readonly wording: Pick<Wording, 'template' | 'common'>;
  readonly words: Readonly<Record<string, string | undefined>>;
}

type Make = (written: Written, press: LetterPress) => Promise<Buffer>;

const bytes = (text: string): Promise<Buffer> => Promise.resolve(Buffer.from(text, 'utf8'));

const MAKE: { readonly [Name in Output]: Make } = {
  pdf: async ({ page }, press) => (await press.print(page)).pdf,
  docx: ({ page }) => docxOf(page),
  html: ({ page }) => bytes(htmlOf(page)),
  text: ({ page }) => bytes(textOf(page)),
  sms: ({ wording: { template, common }, words }) => bytes(smsOf(template, common, words) ?? ''),
};

/** The same words in the form that is asked for. */
export const inForm = (output: Output, written: Written, press: LetterPress): Promise<Buffer> => MAKE[output](written, press);
