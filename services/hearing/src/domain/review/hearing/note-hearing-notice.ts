import type { DataOf, LetterServed, ReviewEvent } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide } from '@huiyin/kernel';
import { hearingRightServed } from './hearing-right.js';
import type { Review } from '../review.state.js';

/** The service of L16 on the petitioner starts the right to apply for a hearing (T-HEAR-APPLY). */
export const noteHearingNoticeServed =
  (served: DataOf<typeof LetterServed>): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = served.ref === undefined ? undefined : review.requests[served.ref];
    if (request === undefined || request.hearing.stage === 'none') return notYet('the right to a hearing is not known yet');
    if (request.hearing.stage !== 'told') return ignored('the right was used before the notice arrived');

    return recorded(...hearingRightServed(review, { request, servedOn: served.servedOn }, moment));
  };
