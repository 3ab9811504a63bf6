import { DAY_TYPES, EXPIRIES, WARNING_LEVELS } from '@huiyin/kernel';
import { z } from 'zod';
import { localDate, regionCode } from '../../common/fields.js';

const words = z.string().trim().min(1).max(200);
const share = z.number().gt(0).lt(1);
const warning = z.strictObject({
  level: z.enum(WARNING_LEVELS),
  shareGone: share.exactOptional(),
  left: z.strictObject({ days: z.int().positive(), type: z.enum(['cal', 'wd']) }).exactOptional(),
});

/** A timer as a region writes it: what it says differently; the rest is the law's. */
const timer = z.strictObject({
  timer: z.string().min(1).max(40),
  title: z.strictObject({ zh: words, en: words }).exactOptional(),
  limit: z.number().exactOptional(),
  variants: z.record(z.string().min(1).max(40), z.number()).exactOptional(),
  type: z.enum(DAY_TYPES).exactOptional(),
  expiry: z.enum(EXPIRIES).exactOptional(),
  source: words.exactOptional(),
  article: words.exactOptional(),
  mark: z.enum(['A', 'B', 'C', 'S', 'L', 'P']).exactOptional(),
  warnings: z.array(warning).max(10).exactOptional(),
});

/** 规则 as a file: one version of a region's rules, or a correction of a version that is not in force yet. */
export const ruleSetDocument = z.strictObject({
  region: z.union([z.literal('nation'), regionCode]).exactOptional(),
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
