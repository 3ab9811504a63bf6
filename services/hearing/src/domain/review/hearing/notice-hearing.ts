import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, type Decide } from '@huiyin/kernel';
import type { Review } from '../review.state.js';
import { timeExcluded } from './excluded-time.js';
import { hearingGranted } from './grant-hearing.js';
import { hearingAt, hearingBase } from './hearing-at.js';
import { planRefusal, type HearingPlan } from './hearing-plan.js';

export interface NoticeHearing extends HearingPlan {
  readonly requestId: string;
  readonly place: string;
  readonly public: boolean;
}

/** 听证通知 (L17): time, place, officers; who notices what was only applied for grants it. From now on the clock of the re-review is paused (REG-36c). */
export const noticeHearing =
  (command: NoticeHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['applied', 'granted', 'suspended'] }, moment);
    if ('kind' in found) return found;
    const { request, hearing } = found;
    const no = planRefusal(review, { request, plan: command }, moment);
    if (no !== undefined) return no;
    const { hearingId } = hearing;
    const granted = hearing.stage === 'applied' ? hearingGranted(review, { request, hearingId, how: { by: 'application' } }, moment) : [];

    return recorded(
      ...granted,
      { type: 'HearingNoticed', data: { ...command, ...hearingBase(request, hearingId), person: request.person } },
      ...timeExcluded(review, request, moment),
    );
  };
