import type { Instant } from '@huiyin/kernel';

const HOURS_EAST = 8;

/** As people here write it: `2026-08-03 09:12`. */
export const clockText = (at: Instant): string =>
  new Date(Date.parse(at) + HOURS_EAST * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
