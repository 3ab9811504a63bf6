import type { KeptEvent } from '../evidence/evidence.js';

/** Events that were recorded in one go under one cause. */
export interface Run {
  readonly cause: string;
  readonly from: number;
  readonly to: number;
}

/** The history as decisions: neighbours of one cause belong together. */
export const runsOf = (history: readonly KeptEvent[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const { cause, seq } of history) {
    const last = runs.at(-1);
    if (last?.cause === cause) runs[runs.length - 1] = { ...last, to: seq };
    else runs.push({ cause, from: seq, to: seq });
  }

  return runs;
};
