import type { LocalDate } from '@huiyin/kernel';
import type { PublicClock } from './public-clock.js';

/** 下一步可以做什么: what is open to the petitioner. */
export const PETITIONER_ACTIONS = ['withdraw', 'apply-for-review', 'apply-for-re-review', 'apply-for-hearing', 'evaluate'] as const;
export type PetitionerAction = (typeof PETITIONER_ACTIONS)[number];

/** One thing that the petitioner can do next, where, and until when; the day is a clock's, with its reasons. */
export interface NextStep {
  readonly action: PetitionerAction;
  /** Names of the bodies that may be turned to; one of them is enough. */
  readonly at: readonly string[];
  readonly until?: LocalDate;
  readonly article?: string;
  readonly explanation?: PublicClock['explanation'];
}

/** A step whose end is a clock's last day. */
export const untilEndOf = (
  step: Pick<NextStep, 'action' | 'at'>,
  { lastDay, article, explanation }: Pick<PublicClock, 'lastDay' | 'article' | 'explanation'>,
): NextStep => ({ ...step, until: lastDay, article, explanation });
