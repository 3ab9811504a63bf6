import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { demandExplanation } from '../domain/supervision/demand-explanation.js';
import { examineItem } from '../domain/supervision/examine-item.js';
import { issueNotice } from '../domain/supervision/issue-notice.js';
import { recordFeedback } from '../domain/supervision/record-feedback.js';
import { startReplyClock } from '../domain/supervision/reply-clock.js';
import type { Rule } from '../domain/supervision/supervision-event.js';
import { ITEM, overdue, sealedText, TWO_FAIL } from './matter.js';
import { leader, supervisor, undertaker } from './sample-city.js';
import type { Story } from './story.js';

/** The rungs of the ladder, each from the one before. */
export const proposed = (): Story => overdue().until('2026-10-30');

export const served = (code: 'L21' | 'L24' | 'L25', day: string): Rule =>
  startReplyClock({ code, org: asOrgId('q-zjj'), servedOn: day as LocalDate });

export const noticed = (): Story =>
  proposed()
    .then('2026-11-02', issueNotice({ itemId: ITEM, demand: sealedText }), leader)
    .then('2026-11-02', served('L21', '2026-11-02'));

export const failedOnce = (): Story => noticed().until('2026-11-25');

export const failedTwice = (): Story =>
  failedOnce()
    .then('2026-11-25', demandExplanation({ itemId: ITEM, facts: sealedText }), leader)
    .then('2026-11-25', served('L24', '2026-11-25'))
    .until('2026-12-11');

export const feedback = (day: string): Rule => recordFeedback({ itemId: ITEM, reply: sealedText, repliedOn: day as LocalDate });

export const answered = (): Story => noticed().then('2026-11-05', feedback('2026-11-05'), undertaker);

export const reworked = (): Story =>
  answered()
    .then('2026-11-06', examineItem({ itemId: ITEM, checks: TWO_FAIL, reason: sealedText }), supervisor)
    .then('2026-11-06', served('L25', '2026-11-06'));
