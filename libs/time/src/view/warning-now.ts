import type { Clock, Instant, WarningLevel } from '@huiyin/kernel';
import { isSettled } from '../clock/is-over.js';

/** 预警 as it stands at a moment, whether or not a sweep has told it. */
export type WarningNow = WarningLevel | 'overdue' | 'none';

/** Of a paused clock no day is near; of one that ended the question is over, but a duty missed and not done stays overdue. */
export const warningNow = (clock: Clock, now: Instant): WarningNow => {
  if (clock.state === 'missed') return isSettled(clock) ? 'none' : 'overdue';
  if (clock.state !== 'running') return 'none';
  if (now >= clock.due) return 'overdue';

  return clock.warnings.filter(({ at }) => at <= now).at(-1)?.level ?? 'none';
};
