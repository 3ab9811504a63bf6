const FIRST_MS = 100;
const LONGEST_MS = 5_000;

/** Jittered, doubling: between half and all of the pause, so that processes do not come back in step. */
export const backOff = (attempt: number, longestMs: number = LONGEST_MS): number =>
  Math.min(FIRST_MS * 2 ** Math.min(attempt, 10), longestMs) * (0.5 + Math.random() / 2);
