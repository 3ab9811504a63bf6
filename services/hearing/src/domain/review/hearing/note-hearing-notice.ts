import type { DataOf, LetterServed, ReviewEvent, ServiceCorrected } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide } from '@huiyin/kernel';
import { clockRecomputed, heldByPetitioner, latestClock } from '@huiyin/time';
import { clocks } from '../review.events.js';
import type { Request, Review } from '../review.state.js';
import { HEARING_RIGHT, hearingRightServed } from './hearing-right.js';

const requestOf = (review: Review, ref: string | undefined): Request | undefined => (ref === undefined ? undefined : review.requests[ref]);

/** The service of L16 on the petitioner starts the right to apply for a hearing (T-HEAR-APPLY). */
export const noteHearingNoticeServed =
  (served: DataOf<typeof LetterServed>): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestOf(review, served.ref);
    if (request === undefined || request.hearing.stage === 'none') return notYet('the right to a hearing is not known yet');
    if (request.hearing.stage !== 'told') return ignored('the right was used before the notice arrived');
    const { requestId, person } = request;
    if (review.served[requestId]?.[person] !== undefined) return ignored('served before');
    const { code, servedOn, withheld } = served;

    return recorded(
      { type: 'ServiceNoted', data: { code, ref: requestId, persons: [person], servedOn, withheld } },
      ...hearingRightServed(review, { request, servedOn }, moment),
    );
  };

/** INV-17: a wrong day of service of L16 is corrected; the right to apply is counted anew. */
export const correctHearingNoticeService =
  (corrected: DataOf<typeof ServiceCorrected>): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestOf(review, corrected.ref);
    const right = request === undefined ? undefined : latestClock(review.clocks, HEARING_RIGHT, heldByPetitioner(request.person));
    if (request === undefined || right === undefined) return notYet('the service is not known yet');
    const { code, servedOn, withheld } = corrected;

    return recorded(
      { type: 'ServiceNoted', data: { code, ref: request.requestId, persons: [request.person], servedOn, withheld } },
      ...clocks(clockRecomputed(right, { cause: 'ServiceCorrected', startedAt: servedOn }, moment)),
    );
  };
