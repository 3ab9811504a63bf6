/** Nearest rank: the smallest measured value that at least this share of all values does not exceed. Nothing is interpolated. */
export const percentile = (sorted: readonly number[], share: number): number => {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.ceil(share * sorted.length);

  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? Number.NaN;
};

/** How long something took, over many times, in milliseconds. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);

  return { count: sorted.length, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: percentile(sorted, 1) };
};
