import { toInstant, type Instant } from '@huiyin/kernel';

const OFFICES_OPEN = '08:00';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** A time as people here write it, on China's clock: `2026-11-01` (when offices open), `2026-11-01T16:30`, or a full ISO instant. */
export const shanghai = (written: string): Instant => {
  if (DAY.test(written)) return toInstant(`${written}T${OFFICES_OPEN}:00+08:00`);
  if (MINUTE.test(written)) return toInstant(`${written}+08:00`);

  return toInstant(written);
};
