import type { Instant, OrgId, Sealed, StaffId } from '@huiyin/kernel';

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
