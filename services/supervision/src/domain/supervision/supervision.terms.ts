import type {
  ACCOUNTABILITY_GROUNDS,
  CHARGE_GROUNDS,
  CHARGE_OUTCOMES,
  CLOSING_CHECKS,
  DataOf,
  EvaluationGiven,
  FollowUpRecorded,
  GROUNDS,
  ItemClosed,
  SATISFACTION,
  SUGGESTION_KINDS,
  SuggestionReplied,
} from '@huiyin/contracts';

/** 督查督办理由 (S0-02). */
export type Ground = (typeof GROUNDS)[number];
/** A ground that staff record; a missed limit is found by the clocks alone. */
export type RecordedGround = Exclude<Ground, 'limit-missed'>;
export type ItemClosing = DataOf<typeof ItemClosed>['reason'];
/** 处结标准 (S0-24). */
export type ClosingCheck = (typeof CLOSING_CHECKS)[number];
export type Checks = Readonly<Record<ClosingCheck, boolean>>;
/** 三项建议 (Regulation Art. 40). */
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];
export type AccountabilityGround = (typeof ACCOUNTABILITY_GROUNDS)[number];
export type Adoption = DataOf<typeof SuggestionReplied>['adopted'];
/** 满意度 (EVA-L). */
export type Satisfaction = (typeof SATISFACTION)[number];
export type Scores = Pick<DataOf<typeof EvaluationGiven>, 'office' | 'agency'>;
export type FollowUpResult = Pick<DataOf<typeof FollowUpRecorded>, 'way' | 'result'>;
/** 包案 (S0-29). */
export type ChargeGround = (typeof CHARGE_GROUNDS)[number];
export type ChargeOutcome = (typeof CHARGE_OUTCOMES)[number];
