/** One consumer group as seen from this process; plain numbers for readiness and metrics. */
export interface GroupHealth {
  readonly group: string;
  readonly ready: boolean;
  readonly live: boolean;
  readonly partitions: number;
  readonly rebalances: number;
  /** undefined: not yet. */
  readonly secondsSinceFetch: number | undefined;
  readonly secondsSinceHeartbeat: number | undefined;
  readonly secondsSinceCommit: number | undefined;
  /** Messages behind the last batches, when they were fetched. */
  readonly batchLag: number;
  readonly paused: readonly { readonly lane: string; readonly code: string; readonly since: number }[];
}

export const secondsSince = (at: number): number | undefined => (at === 0 ? undefined : (Date.now() - at) / 1_000);
