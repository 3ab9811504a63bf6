import { regionCode } from '@huiyin/contracts';
import type { RegionCode } from '@huiyin/kernel';
import { z } from 'zod';

/** What a rule owner asks for. Without a rule version: open clocks that rest on an older calendar edition than the current one. */
export const RecomputationBody = z
  .strictObject({
    /** Lists what would change and changes nothing. */
    dryRun: z.boolean(),
    /** Kept with the run, never in an event: whoever reads the ledger finds the run by its correlation. */
    reason: z.string().trim().min(1).max(500),
    /** Clocks of this region and of those below it. */
    region: z.union([z.literal('nation'), regionCode]).exactOptional(),
    timer: z
      .string()
      .regex(/^T-[A-Z-]{1,40}$/)
      .exactOptional(),
    /** Interpretation corrected (解释更正): count by this version of the region's rules, instead of the one the clock began with. */
    ruleVersion: z.int().min(1).exactOptional(),
  })
  .refine(({ ruleVersion, region, timer }) => ruleVersion === undefined || (region !== undefined && timer !== undefined), {
    error: 'a rule version needs the region whose rules it is of, and the timer',
    path: ['ruleVersion'],
  });
export type RecomputationBody = z.infer<typeof RecomputationBody>;

/** Which clocks, and by what. */
export interface RecomputationWish {
  readonly region?: RegionCode | 'nation';
  readonly timer?: string;
  readonly ruleVersion?: number;
}

/** 原因代码: what the ledger and the notices say. */
export const RECOMPUTE_CAUSES = ['calendar-changed', 'interpretation-corrected'] as const;
export type RecomputeCause = (typeof RECOMPUTE_CAUSES)[number];
export const causeOfWish = ({ ruleVersion }: RecomputationWish): RecomputeCause =>
  ruleVersion === undefined ? 'calendar-changed' : 'interpretation-corrected';
