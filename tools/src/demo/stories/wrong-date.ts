import { correctService, serve } from '../acts/letter-acts.js';
import { acceptReview, decideReview, deliberate, nameTeam, refuseReview, requestReview } from '../acts/review-acts.js';
import { afterEndOf, next, refusedStep, step, thread, type Story } from '../agenda/story.js';
import { callerLinked } from './manhole.js';

/** Row 12: the day the letter went out was taken for the day it arrived, so a request in time looked late. */
export const wrongDate: Story = {
  number: '7',
  title: 'A review refused as late on a wrong date of service: corrected, refusal withdrawn and replaced',
  threads: [
    thread(
      12,
      ...callerLinked,
      step(next(1, '15:00'), 'q-hpj:undertaker-1', serve('L09', '2')),
      step(afterEndOf('T-REVIEW-REQ', 8), 'q-fhb:reviewer-1', requestReview('review')),
      refusedStep('review.late', next(1), ['q-fhb:reviewer-1', acceptReview('review')]),
      step(next(0, '11:00'), 'q-fhb:reviewer-1', refuseReview('review', 'late')),
      step(next(2), 'q-hpj:head', correctService('L09', 21)),
      step(next(6), 'q-fhb:review-head', nameTeam('review')),
      step(next(3), 'q-fhb:reviewer-1', deliberate('review', '1')),
      step(next(1), 'q-fhb:review-head', decideReview('review', '1')),
      step(next(6), 'q-fhb:reviewer-1', serve('L14', '2')),
    ),
  ],
};
