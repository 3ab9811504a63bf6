import type { Retention, RetentionFact } from './dossier.state.js';

/** Event names that weigh in a proposal of the retention period (ARC-4, mark C; an archivist confirms). */
const FACT_OF: Readonly<Record<string, RetentionFact>> = {
  'cn.huiyin.intake.petition.OpinionIssued.v1': 'opinion',
  'cn.huiyin.hearing.review.HearingHeld.v1': 'hearing',
  'cn.huiyin.supervision.supervision.SuggestionMade.v1': 'suggestion',
};

const REVIEW_DECIDED = 'cn.huiyin.hearing.review.ReviewDecided.v1';

export const retentionFactOf = (type: string, data: Readonly<Record<string, unknown>>): RetentionFact | undefined => {
  if (type === REVIEW_DECIDED) return data['level'] === 're-review' ? 're-review' : 'opinion';

  return FACT_OF[type];
};

/** ARC-4: re-review ended, hearing held, leader's comment or a suggestion → permanent; closed with an opinion → 30 years; filed only → 10 years. */
export const proposeRetention = (facts: readonly RetentionFact[]): { readonly retention: Retention; readonly ground: string } => {
  const lasting = facts.find((fact) => fact !== 'opinion');
  if (lasting !== undefined) return { retention: 'Y', ground: lasting };
  if (facts.includes('opinion')) return { retention: 'D30', ground: 'closed-with-opinion' };

  return { retention: 'D10', ground: 'filed-only' };
};
