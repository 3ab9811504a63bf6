import { accept, issueOpinion, transferTo } from '../acts/intake-acts.js';
import { serve } from '../acts/letter-acts.js';
import {
  acceptReview,
  applyForHearing,
  concludeHearing,
  decideReview,
  deliberate,
  holdHearing,
  nameTeam,
  noticeHearing,
  requestReview,
  tellHearingRight,
} from '../acts/review-acts.js';
import { evaluate } from '../acts/supervision-acts.js';
import { day, next, step, thread, type Step, type Story } from '../agenda/story.js';

/** Working days from the notice to the hearing; the rule asks for seven calendar days. */
const NOTICE = 7;

const opinion: readonly Step[] = [
  step(day(1), 'q-xfj:registrar', transferTo('q-rsj')),
  step(day(3), 'q-rsj:undertaker-1', accept(6)),
  step(day(14), 'q-rsj:head', issueOpinion('3')),
  step(next(1), 'q-rsj:registrar', serve('L09', '1')),
];

const review: readonly Step[] = [
  step(next(1), 'q-xfj:registrar', evaluate('2', '3')),
  step(next(3), 'c-rsj:reviewer-1', requestReview('review')),
  step(next(1), 'c-rsj:reviewer-1', acceptReview('review')),
  step(next(1), 'c-rsj:review-head', nameTeam('review')),
  step(next(9), 'c-rsj:reviewer-1', deliberate('review', '1')),
  step(next(1), 'c-rsj:review-head', decideReview('review', '1')),
  step(next(1), 'c-rsj:reviewer-1', serve('L14', '1')),
];

const reReview: readonly Step[] = [
  step(next(4), 'p-rst:reviewer-1', requestReview('re-review')),
  step(next(1), 'p-rst:reviewer-1', acceptReview('re-review')),
  step(next(0, '15:00'), 'p-rst:review-head', nameTeam('re-review')),
  step(next(1), 'p-rst:reviewer-1', tellHearingRight),
  step(next(1), 'p-rst:reviewer-1', serve('L16', '1')),
  step(next(2), 'p-rst:reviewer-1', applyForHearing),
  step(next(1), 'p-rst:reviewer-1', noticeHearing(NOTICE)),
  step(next(0, '15:00'), 'p-rst:reviewer-1', serve('L17', '1')),
  step(next(NOTICE, '14:00'), 'p-rst:reviewer-1', holdHearing),
  step(next(1), 'p-rst:reviewer-1', concludeHearing),
  step(next(2), 'p-rst:reviewer-1', deliberate('re-review', '2')),
  step(next(1), 'p-rst:review-head', decideReview('re-review', '2')),
  step(next(1), 'p-rst:reviewer-1', serve('L15', '1')),
];

/** Row 25 names row 3 and asks for re-review before any review exists: it is linked and told where row 3 stands. */
export const yearsOfService: Story = {
  number: '2',
  title: 'Years of service: opinion, review upheld, re-review with a hearing, changed, archived',
  threads: [thread(3, ...opinion, ...review, ...reReview), thread(25)],
};
