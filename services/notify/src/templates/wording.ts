import { z } from 'zod';

export const text = z.string().min(1).max(2_000);
/** `present`, `absent`, or a code. */
const when = z.record(z.string(), z.string());
const variant = z.union([text, z.strictObject({ when: when.exactOptional(), text })]);
export const variants = z.union([text, z.array(variant).min(1)]);
export const words = z.record(z.string(), z.record(z.string(), text));
export const join = z.record(z.string(), z.string());

const widths = z.array(z.number().positive()).min(1).max(12);
/** `sign`: a line to be signed by hand. */
const line = z.strictObject({ style: z.enum(['heading', 'subheading', 'sign']).exactOptional(), when: when.exactOptional(), text });
/** 表格: one line for each of the rows that a fact holds; the cells name the row's own columns. */
const table = z.strictObject({
  rows: z.string(),
  head: z.array(text).min(1),
  cells: z.array(text).min(1),
  widths,
  when: when.exactOptional(),
});
/** 栏目: labels with their values; a cell whose fact is absent stays empty, to be filled in by hand. A short row's last cell is wide. */
const grid = z.strictObject({ grid: z.array(z.array(text).min(1)).min(1), widths, when: when.exactOptional() });

/** What a letter says: all that another language, or a region, puts otherwise. */
export const wording = {
  title: variants,
  to: text,
  /** 发文机关标志; the issuer's name where it is not given. */
  mark: text.exactOptional(),
  /** 署名; the issuer's name where it is not given. */
  signature: text.exactOptional(),
  paragraphs: z
    .array(z.union([text, line, table, grid]))
    .min(1)
    .max(100),
  attachments: z.array(text).exactOptional(),
  /** 附注 */
  note: text.exactOptional(),
  /** 短信: names no words of people; the shared one where it is not given. */
  sms: text.exactOptional(),
  join: join.exactOptional(),
  words: words.exactOptional(),
  /** Facts that this wording leaves out on purpose: each other one must be used. */
  leftOut: z.array(z.string()).exactOptional(),
};

export type Variants = z.infer<typeof variants>;
export type When = Readonly<Record<string, string>>;
export type Paragraph = z.infer<(typeof wording)['paragraphs']>[number];
export type TableBlock = z.infer<typeof table>;
export type GridBlock = z.infer<typeof grid>;
