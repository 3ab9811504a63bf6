import { z } from 'zod';

const text = z.string().min(1).max(2_000);
/** `present`, `absent`, or a code. */
const when = z.record(z.string(), z.string());
const variant = z.union([text, z.strictObject({ when: when.exactOptional(), text })]);
const variants = z.union([text, z.array(variant).min(1)]);
const codes = z.record(z.string(), text);
const words = z.record(z.string(), codes);
const join = z.record(z.string(), z.string());

/** 公文 (with the red line under the number) or 信函格式 (GB/T 9704-2012). */
export const FORMS = { document: 'wenjian', letter: 'xinhan' } as const;

/** 文书模板: the wording of one kind of letter. Data; a region may replace it. */
export const templateSchema = z.strictObject({
  code: z.string().regex(/^L\d{2}$/),
  version: z.int().positive(),
  validFrom: z.iso.date(),
  legalBasis: text,
  form: z.enum(['document', 'letter']),
  /** 代字后缀: with the issuer's code the series of the document number. A receipt has none and carries the matter's number. */
  suffix: variants.exactOptional(),
  /** 发文机关标志; the issuer's name where it is not given. */
  mark: text.exactOptional(),
  /** 署名; the issuer's name where it is not given. */
  signature: text.exactOptional(),
  title: variants,
  to: text,
  paragraphs: z
    .array(z.union([text, z.strictObject({ style: z.literal('heading').exactOptional(), when: when.exactOptional(), text })]))
    .min(1)
    .max(100),
  attachments: z.array(text).exactOptional(),
  /** 附注 */
  note: text.exactOptional(),
  join: join.exactOptional(),
  words: words.exactOptional(),
});
export type Template = z.infer<typeof templateSchema>;
export type Variants = Template['title'];
export type When = Readonly<Record<string, string>>;

/** Words that all letters share. */
export const commonWordsSchema = z.strictObject({
  unnamed: text,
  details: text,
  phone: text,
  address: text,
  named: z.int().positive(),
  more: text,
  contact: text,
  limitReason: text,
  join: join.and(z.object({ default: z.string(), details: z.string(), steps: z.string(), copies: z.string() })),
  dictionaries: z.record(z.string(), z.string()),
  words,
  mail: z.strictObject({ subject: text, repeatSubject: text, text, repeat: text }),
});
export type CommonWords = z.infer<typeof commonWordsSchema>;

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

export const placeholdersIn = (pattern: string): readonly string[] => [...pattern.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');

/** Puts values into a pattern; undefined where one is absent. A value is inserted as it is: placeholders inside it stay text. */
export const fillPattern = (pattern: string, values: Readonly<Record<string, string | undefined>>): string | undefined => {
  const isComplete = placeholdersIn(pattern).every((name) => (values[name] ?? '') !== '');
  if (!isComplete) return undefined;

  return pattern.replace(PLACEHOLDER, (_whole, name: string) => values[name] ?? '').replace(/。(?=。)/g, '');
};
