import type { StaffId } from '@huiyin/kernel';

/** 回避: why a person takes no part (Regulation Art. 28 ¶3, INV-4, INV-7). */
export const RECUSAL_REASONS = ['interest', 'decided-below', 'investigated'] as const;
export type RecusalReason = (typeof RECUSAL_REASONS)[number];

export interface Recusal {
  readonly staff: StaffId;
  readonly reason: RecusalReason;
}

/** What keeps a person from taking part in a matter. */
export interface Bars {
  /** Recorded recusals of the matter. */
  readonly recusals?: readonly Recusal[];
  /** Everyone who decided the matter at a lower step. */
  readonly decidedBelow?: readonly StaffId[];
  /** The case's investigators: barred from presiding and from the panel. */
  readonly investigators?: readonly StaffId[];
}

/** Why the person is barred, or nothing. */
export const recusalOf = (staff: StaffId, bars: Bars): RecusalReason | undefined => {
  const recorded = bars.recusals?.find((recusal) => recusal.staff === staff)?.reason;
  if (recorded !== undefined) return recorded;
  if (bars.decidedBelow?.includes(staff)) return 'decided-below';

  return bars.investigators?.includes(staff) ? 'investigated' : undefined;
};

export const isRecused = (staff: StaffId, bars: Bars): boolean => recusalOf(staff, bars) !== undefined;
