import type { LocalDate, RuleSet } from '@huiyin/kernel';
import { HANDLING_TIMERS } from './law/handling.js';
import { HEARING_TIMERS } from './law/hearing.js';
import { NATIONAL_PARAMETERS } from './law/parameters.js';
import { REGISTRATION_TIMERS } from './law/registration.js';
import { REVIEW_TIMERS } from './law/review.js';
import { SUPERVISION_TIMERS } from './law/supervision.js';
import { TOLD } from './law/told/told-of-timers.js';

const TIMERS = [...REGISTRATION_TIMERS, ...HANDLING_TIMERS, ...REVIEW_TIMERS, ...HEARING_TIMERS, ...SUPERVISION_TIMERS];

/** The nation's rules (domain.md §2): the Regulation of 2022, and the defaults where it gives no number. In force from its first day. */
export const statutoryRuleSet = (): RuleSet => ({
  region: 'nation',
  version: 1,
  validFrom: '2022-05-01' as LocalDate,
  source: '信访工作条例 (2022), domain.md §2',
  timers: TIMERS.map((rule) => ({ ...rule, ...TOLD[rule.timer] })),
  parameters: NATIONAL_PARAMETERS,
});
