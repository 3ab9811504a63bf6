import { cleanText } from '../effects/render/clean-text.js';
import type { Page, PageBlock } from '../effects/render/page.js';
import { inBrackets, signatureOf } from './text-of.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Words of people are text: nothing of theirs can become a tag, an attribute or a script. */
const escaped = (text: string): string => cleanText(text).replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

const broken = (text: string): string => escaped(text).replaceAll('\n', '<br>');
const row = (cells: readonly string[], tag: 'td' | 'th', columns: number): string => {
  const wide = (at: number): string => (at === cells.length - 1 && cells.length < columns ? ` colspan="${columns - at}"` : '');

  return `<tr>${cells.map((cell, at) => `<${tag}${wide(at)}>${broken(cell)}</${tag}>`).join('')}</tr>`;
};

const TAGS = { h1: 'h2', h2: 'h3', p: 'p', sign: 'p' } as const;

const blockOf = (block: PageBlock): string => {
  if ('t' in block) return `<${TAGS[block.k]}>${escaped(block.t)}</${TAGS[block.k]}>`;
  const columns = block.w.length;
  const head = block.k === 'table' ? row(block.head, 'th', columns) : '';

  return `<table border="1" cellspacing="0" cellpadding="4">${head}${block.rows.map((one) => row(one, 'td', columns)).join('')}</table>`;
};

const paragraphs = (...texts: readonly (string | undefined)[]): string =>
  texts.flatMap((text) => (text === undefined || text === '' ? [] : [`<p>${escaped(text)}</p>`])).join('\n');

/** 邮件正文: the letter as HTML without script, style sheet, picture or link: mail programs load nothing because of it. */
export const htmlOf = (page: Page): string => {
  const { style, title, docno, to, banner, atts = [], note, cc, labels } = page;
  const address = style === 'copy' ? to : `${to}：`;
  const attached = atts.map((one, at) => `${at === 0 ? labels.attachments : ''}${at + 1}. ${one}`);

  return [
    `<!doctype html>\n<html lang="${style === 'copy' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>`,
    paragraphs(banner),
    `<h1>${escaped(title)}</h1>`,
    paragraphs(docno, style === 'biaoge' ? undefined : address),
    ...page.paras.map(blockOf),
    paragraphs(
      ...attached,
      ...signatureOf(page),
      note === undefined ? undefined : inBrackets(note, style),
      cc === undefined ? undefined : `${labels.copies}${cc}`,
    ),
    '</body></html>\n',
  ].join('\n');
};
