/** A block of a page: a heading of the first or second order, a paragraph, a line to sign, or a table. */
export type PageBlock =
  | { readonly k: 'h1' | 'h2' | 'p' | 'sign'; readonly t: string }
  | { readonly k: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly w: readonly number[] }
  | { readonly k: 'grid'; readonly rows: readonly (readonly string[])[]; readonly w: readonly number[] };

/** A letter as the page takes it (letter.typ, copy.typ); all of it is text, nothing is run. The same page gives the same bytes. */
export interface Page {
  /** 公文, 信函格式, 表格, or a reading copy. */
  readonly style: 'wenjian' | 'xinhan' | 'biaoge' | 'copy';
  readonly title: string;
  readonly mark: string;
  readonly issuer: string;
  readonly docno: string;
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly date: string;
  readonly to: string;
  readonly paras: readonly PageBlock[];
  readonly atts?: readonly string[];
  readonly note?: string;
  readonly cc?: string;
  /** 印章: a picture (SVG), pressed over name and date. */
  readonly seal?: string;
  readonly printer: string;
  readonly printdate: string;
  /** What a reading copy says of itself, and the words before copies and attachments. */
  readonly banner?: string;
  readonly labels: { readonly copies: string; readonly attachments: string };
}
