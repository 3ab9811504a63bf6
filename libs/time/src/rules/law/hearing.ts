import type { TimerRule } from '@huiyin/kernel';
import { PETITIONER_RIGHT, WARNED_DUTY } from './warning-levels.js';

const GUANGXI = { source: 'Guangxi hearing rule', article: 'Guangxi hearing rule Art. 6', mark: 'L' } as const;

/** Hearing (domain.md §4.2, §2): no national rule; each region may set its own. */
export const HEARING_TIMERS: readonly TimerRule[] = [
  {
    ...PETITIONER_RIGHT,
    timer: 'T-HEAR-APPLY',
    title: { zh: '申请听证', en: 'application for a hearing' },
    limit: 7,
    type: 'cal',
    source: 'local hearing rules',
    article: 'local hearing rule',
    mark: 'L',
  },
  {
    ...WARNED_DUTY,
    ...GUANGXI,
    timer: 'T-HEAR-DECIDE',
    title: { zh: '决定听证', en: 'decision on a hearing' },
    limit: 15,
    type: 'cal',
  },
  { ...WARNED_DUTY, ...GUANGXI, timer: 'T-HEAR-HOLD', title: { zh: '举行听证', en: 'holding a hearing' }, limit: 30, type: 'cal' },
  {
    ...WARNED_DUTY,
    ...GUANGXI,
    timer: 'T-HEAR-NOTICE',
    title: { zh: '听证通知', en: 'notice of a hearing' },
    limit: 7,
    type: 'cal',
    direction: 'backward',
    warnings: [],
  },
  {
    ...WARNED_DUTY,
    timer: 'T-HEAR-RESULT',
    title: { zh: '听证结论', en: 'hearing finding' },
    limit: 20,
    variants: { 'on-the-spot': 10 },
    type: 'cal',
    source: 'local hearing rule',
    article: 'local hearing rule',
    mark: 'L',
  },
];
