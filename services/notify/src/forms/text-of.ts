import { cleanText } from '../effects/render/clean-text.js';
import type { Page, PageBlock } from '../effects/render/page.js';

const CELLS = '｜';
const INDENT = '　　';

const lines = (block: PageBlock, indent: string): readonly string[] => {
  if (block.k === 'table') return [block.head, ...block.rows].map((row) => row.join(CELLS));
  if (block.k === 'grid') return block.rows.map((row) => row.join(CELLS));

  return [`${block.k === 'p' ? indent : ''}${block.t}`];
};

/** 附注 stands in the brackets of its language. */
export const inBrackets = (note: string, style: Page['style']): string => (style === 'copy' ? `(${note})` : `（${note}）`);

const ending = ({ style, atts = [], note, cc, labels }: Page): readonly string[] => [
  ...atts.map((one, at) => `${at === 0 ? labels.attachments : ''}${at + 1}. ${one}`),
  ...(note === undefined ? [] : [inBrackets(note, style)]),
  ...(cc === undefined ? [] : [`${labels.copies}${cc}`]),
];

/** 署名、成文日期; a form is signed by those who fill it in. */
export const signatureOf = ({ style, issuer, date }: Page): readonly string[] => (style === 'biaoge' ? [] : [issuer, date]);

/** 纯文本: the letter without its page, for mail and for those who cannot open a PDF. Control characters are taken out as on the page. */
export const textOf = (page: Page): string => {
  const { style, title, docno, to, banner } = page;
  const [address, indent] = style === 'copy' ? [to, ''] : [`${to}：`, INDENT];
  const opening = [...(banner === undefined ? [] : [banner, '']), title, docno, '', ...(style === 'biaoge' ? [] : [address])];

  return cleanText(
    [...opening, ...page.paras.flatMap((one) => lines(one, indent)), '', ...signatureOf(page), ...ending(page), ''].join('\n'),
  );
};
