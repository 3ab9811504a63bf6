import type { TimerRule } from '@huiyin/kernel';
import { PETITIONER_RIGHT, regulation, WARNED_DUTY } from './warning-levels.js';

/** Review and re-review (domain.md §1.6, §4.1, §2). */
export const REVIEW_TIMERS: readonly TimerRule[] = [
  {
    ...PETITIONER_RIGHT,
    ...regulation('35'),
    timer: 'T-REVIEW-REQ',
    title: { zh: '申请复查', en: 'request for review' },
    limit: 30,
    type: 'cal',
  },
  { ...WARNED_DUTY, ...regulation('35'), timer: 'T-REVIEW', title: { zh: '复查', en: 'review' }, limit: 30, type: 'cal' },
  {
    ...PETITIONER_RIGHT,
    ...regulation('36'),
    timer: 'T-REREVIEW-REQ',
    title: { zh: '申请复核', en: 'request for re-review' },
    limit: 30,
    type: 'cal',
  },
  { ...WARNED_DUTY, ...regulation('36'), timer: 'T-REREVIEW', title: { zh: '复核', en: 're-review' }, limit: 30, type: 'cal' },
  {
    ...WARNED_DUTY,
    timer: 'T-REVIEW-REFUSE',
    title: { zh: '不予受理复查复核', en: 'refusal of a review' },
    limit: 15,
    type: 'cal',
    source: 'local review rule',
    article: 'local review rule Art. 8',
    mark: 'L',
  },
  {
    ...WARNED_DUTY,
    timer: 'T-REVIEW-DRAFT',
    title: { zh: '委托部门草拟复查意见', en: 'draft by a delegated department' },
    limit: 20,
    type: 'cal',
    source: 'Baise city rule',
    article: 'Baise city rule Art. 20',
    mark: 'L',
  },
];
