const DAY_MS = 86_400_000;

/** Whole days from one instant or day to another. */
export const days = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);
