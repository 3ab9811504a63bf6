import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, type Decide, type Instant } from '@huiyin/kernel';
import { limitsDropped } from '../request-limits.js';
import type { Review } from '../review.state.js';
import { timeCountedAgain } from './excluded-time.js';
import { hearingAt, hearingBase } from './hearing-at.js';
import { planRefusal } from './hearing-plan.js';

export interface PostponeHearing {
  readonly requestId: string;
  readonly reason: string;
  readonly to: Instant;
  /** Another place, where it is not the one that was noticed. */
  readonly place?: string;
  /** Consent to a short notice of the new day; an earlier one was for the day that falls away. */
  readonly shortNoticeConsent?: boolean;
}

/** 延期听证: force majeure, recusal asked on the spot. A new notice (L17) with its own days takes the place of the old one; the pause goes on. */
export const postponeHearing =
  (command: PostponeHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['noticed'] }, moment);
    if ('kind' in found) return found;
    const { request, hearing } = found;
    const { to, reason, place = hearing.notice.place, shortNoticeConsent = false } = command;
    const plan = { ...hearing.notice, at: to, place, shortNoticeConsent };
    const no = planRefusal(review, { request, plan }, moment);
    if (no !== undefined) return no;

    return recorded(
      { type: 'HearingPostponed', data: { ...hearingBase(request, hearing.hearingId), reason, to } },
      { type: 'HearingNoticed', data: plan },
    );
  };

/** 中止听证: no new day is known yet (new witness, appraisal, survey); the hearing is noticed anew later, and the pause goes on. */
export const suspendHearing =
  (command: { readonly requestId: string; readonly reason: string }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['noticed'] }, moment);
    if ('kind' in found) return found;

    return recorded({
      type: 'HearingSuspended',
      data: { ...hearingBase(found.request, found.hearing.hearingId), reason: command.reason },
    });
  };

/** Nobody can fail to come to what has no day. */
const OPEN_STAGES = { withdrawn: ['applied', 'granted', 'noticed', 'suspended'], 'no-show': ['noticed'] } as const;

/** 放弃听证: withdrawn, or did not come without a reason; nothing more is awaited of the hearing, and the clock goes on. */
export const giveUpHearing =
  (command: { readonly requestId: string; readonly reason: 'withdrawn' | 'no-show' }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const { requestId, reason } = command;
    const found = hearingAt(review, { requestId, stages: OPEN_STAGES[reason] }, moment);
    if ('kind' in found) return found;
    const { request, hearing } = found;
    const cause = 'HearingGivenUp';

    return recorded(
      { type: cause, data: { ...hearingBase(request, hearing.hearingId), reason } },
      ...limitsDropped(review, { request, timers: ['T-HEAR-DECIDE', 'T-HEAR-HOLD'], cause }, moment),
      ...timeCountedAgain(review, { request, cause }, moment),
    );
  };
