import type { OrgId } from '@huiyin/kernel';
import type { Adoption, SuggestionKind } from './supervision.terms.js';

/** 建议书: one of the three suggestions, open until it is answered in writing (INV-8). */
export interface Suggestion {
  readonly id: string;
  readonly itemId: string;
  readonly kind: SuggestionKind;
  readonly body: OrgId;
  readonly by: OrgId;
  readonly to: OrgId;
  /** T-SUGGEST-ANS, once it was served. */
  readonly answer?: string;
  readonly adopted?: Adoption;
  readonly outcomeRecorded: boolean;
}

export const isUnanswered = (suggestion: Suggestion): boolean => suggestion.adopted === undefined;
