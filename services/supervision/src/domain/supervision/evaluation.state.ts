import type { LocalDate, OrgId } from '@huiyin/kernel';
import type { Satisfaction, Scores } from './supervision.terms.js';

export interface Invitation {
  readonly office: OrgId;
  readonly agency?: OrgId;
  readonly person: string;
  readonly until: LocalDate;
  readonly letterId?: string;
}

/** 满意度评价: one invitation per matter, two scores (INV-9). */
export type Evaluation =
  | { readonly stage: 'none' }
  | { readonly stage: 'invited'; readonly invitation: Invitation }
  | { readonly stage: 'given'; readonly invitation: Invitation; readonly scores: Scores; readonly times: number }
  | { readonly stage: 'lapsed'; readonly invitation: Invitation };

/** 回访: the one task of a duty holder. */
export interface FollowUp {
  readonly id: string;
  readonly holder: OrgId;
  readonly duty: 'petition-office' | 'agency';
  readonly why: Satisfaction;
  readonly clock?: string;
  readonly done: boolean;
}
