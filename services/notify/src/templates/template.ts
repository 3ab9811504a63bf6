import { z } from 'zod';
import { approval } from './approval.js';
import { join, text, variants, words, wording } from './wording.js';

/** 公文 (with the red line under the number), 信函格式 (GB/T 9704-2012), or 表格 without a head: what is filled in or listed. */
export const FORMS = { document: 'wenjian', letter: 'xinhan', form: 'biaoge' } as const;
export type Form = keyof typeof FORMS;
const form = z.enum(['document', 'letter', 'form']);

const version = z.int().positive();
/** In force from this day, to this one where it is given, both included. */
const validity = { validFrom: z.iso.date(), validTo: z.iso.date().exactOptional() };

/** 文书模板: the wording of one kind of letter. Data; a region may replace it. */
export const templateSchema = z.strictObject({
  code: z.string().regex(/^L\d{2}$/),
  version,
  ...validity,
  legalBasis: text,
  form: z.union([form, z.array(z.strictObject({ when: z.record(z.string(), z.string()), form })).min(1)]),
  /** 代字后缀: with the issuer's code the series of the document number. A receipt has none and carries the matter's number. */
  suffix: variants.exactOptional(),
  /** 审批: decided elsewhere, signed in the office, or filled in. */
  approval,
  ...wording,
});
export type Template = z.infer<typeof templateSchema>;

/** A region's wording: what it names replaces the wider region's; version and first day are its own. */
export const regionalSchema = templateSchema.partial().required({ code: true, version: true, validFrom: true });
export type RegionalTemplate = z.infer<typeof regionalSchema>;

/** 参阅译本: the reading copy of one version; the Chinese letter decides. */
export const copySchema = z.strictObject({ code: templateSchema.shape.code, of: version, legalBasis: text, ...wording });
export type ReadingCopy = z.infer<typeof copySchema>;

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
  /** 抄送、附件、印发: what stands before copies and attachments where a letter is not set on the page. */
  labels: z.strictObject({ copies: text, attachments: text }),
  /** Stands above a reading copy. */
  readingCopy: text.exactOptional(),
  /** 短信: names no words of people. */
  sms: text,
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
