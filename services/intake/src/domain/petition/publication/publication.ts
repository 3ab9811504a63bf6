import type { Instant, OrgId, Sealed, StaffId } from '@huiyin/kernel';
import type { Fold } from '../state/fold-stages.js';

interface Result {
  readonly resultId: string;
  readonly by: OrgId;
}

/** 处理结果公开 (S3-09): proposed with sealed words, published with words that are nobody's secret, or taken back. */
export type Publication =
  | (Result & {
      readonly stage: 'proposed';
      readonly title: Sealed;
      readonly text: Sealed;
      readonly basis: Sealed;
      readonly writtenBy: StaffId;
    })
  | (Result & {
      readonly stage: 'published';
      readonly title: string;
      readonly text: string;
      readonly basis: string;
      readonly publishedAt: Instant;
    })
  | (Result & { readonly stage: 'withdrawn' });

export const foldProposed: Fold<'ResultProposed'> = (petition, { withheld: _mark, ...proposed }) => ({
  ...petition,
  publication: { ...proposed, stage: 'proposed' },
});

export const foldPublished: Fold<'ResultPublished'> = (petition, { withheld: _mark, approvedBy: _by, ...published }) => ({
  ...petition,
  publication: { ...published, stage: 'published' },
});

export const foldWithdrawn: Fold<'ResultWithdrawn'> = (petition, { resultId, by }) => ({
  ...petition,
  publication: { resultId, by, stage: 'withdrawn' },
});
