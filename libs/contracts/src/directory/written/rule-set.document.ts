import { DAY_TYPES, WARNING_LEVELS } from '@huiyin/kernel';
import { z } from 'zod';
import { identifier, localDate } from '../../common/fields.js';

const words = z.string().trim().min(1).max(200);
const share = z.number().gt(0).lt(1);
const warning = z.strictObject({
  level: z.enum(WARNING_LEVELS),
  shareGone: share.exactOptional(),
  left: z.strictObject({ days: z.int().positive(), type: z.enum(['cal', 'wd']) }).exactOptional(),
});

/** A timer as a region writes it: what it says differently. Whose duty or right it is, and what its end leads to, stays the law's. */
const timer = z.strictObject({
  timer: z.string().min(1).max(40),
  title: z.strictObject({ zh: words, en: words }).exactOptional(),
  limit: z.number().exactOptional(),
  variants: z.record(z.string().min(1).max(40), z.number()).exactOptional(),
  type: z.enum(DAY_TYPES).exactOptional(),
  source: words.exactOptional(),
  article: words.exactOptional(),
  warnings: z.array(warning).max(10).exactOptional(),
});

/** 规则 as a file: one version of the rules of a region or of one organisation, or a correction of a version that is not in force yet. */
export const ruleSetDocument = z.strictObject({
  /** A region code, an organisation's id, or `nation`. */
  region: identifier.exactOptional(),
  /** The version that is corrected; absent for a new one. */
  corrects: z.int().positive().exactOptional(),
  validFrom: localDate,
  validTo: localDate.exactOptional(),
  /** The document it rests on (依据). */
  source: words,
  timers: z.array(timer).max(200).default([]),
  parameters: z.record(z.string().min(1).max(60), z.number()).default({}),
});
export type RuleSetDocument = z.infer<typeof ruleSetDocument>;
