/** What a run is asked for; the services check it. */
export interface RecomputeWish {
  readonly dryRun: boolean;
  readonly reason: string;
  readonly region?: string;
  readonly timer?: string;
  readonly ruleVersion?: number;
}

/** Services whose records hold clocks of their own. */
export const CLOCK_OWNERS = ['intake', 'hearing', 'supervision', 'archive'] as const;
export type ClockOwner = (typeof CLOCK_OWNERS)[number];
