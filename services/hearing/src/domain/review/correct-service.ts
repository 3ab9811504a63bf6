import type { DataOf, ReviewEvent, ServiceCorrected } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide, type LocalDate, type Moment } from '@huiyin/kernel';
import { clockRecomputed } from '@huiyin/time';
import { afterEvents } from './after-events.js';
import { isLate } from './answer-request.js';
import { remediesEnded } from './remedies.js';
import { limitsBegun } from './request-limits.js';
import { base, clocks, opinionClock, rightClock } from './review.events.js';
import { requestsOf, TIMERS, type Level, type Review } from './review.state.js';

type Corrected = DataOf<typeof ServiceCorrected>;

const levelOf = (review: Review, ref: string): Level => (review.opinion?.opinionId === ref ? 'review' : 're-review');

const rightsAnew = (review: Review, corrected: Corrected, moment: Moment): readonly ReviewEvent[] =>
  corrected.persons.flatMap((person) => {
    const right = rightClock(review, levelOf(review, corrected.ref ?? ''), person);

    return right === undefined ? [] : clocks(clockRecomputed(right, { cause: 'ServiceCorrected', startedAt: corrected.servedOn }, moment));
  });

const lastDayOf = (review: Review, requestId: string): LocalDate | undefined => {
  const request = review.requests[requestId];

  return request === undefined ? undefined : opinionClock(review, request)?.lastDay;
};

/** A refusal as late that the corrected date does not bear is withdrawn, and the request accepted; the limit of the opinion still runs from the receipt, that of the answer is met. */
const refusalsUndone = (review: Review, moment: Moment): readonly ReviewEvent[] =>
  requestsOf(review)
    .filter((request) => request.stage === 'refused' && request.refusedFor === 'late' && !isLate(review, request))
    .flatMap((request) => {
      const data = { ...base(request), person: request.person };
      const cause = 'RefusalWithdrawn';
      const begins = { timers: [TIMERS[request.level].opinion], body: request.reviewer, as: 'reviewer', cause } as const;
      const anew = limitsBegun(review, { ...begins, at: request.receivedAt }, moment);
      const withdrawn: readonly ReviewEvent[] = [
        { type: cause, data: { ...data, reason: 'served-on-corrected', limits: anew.limits } },
        ...anew.events,
      ];
      const lastDay = lastDayOf(afterEvents(review, withdrawn, moment), request.requestId) ?? request.requestedOn;

      return [...withdrawn, { type: 'ReviewAccepted', data: { ...data, lastDay } }] satisfies readonly ReviewEvent[];
    });

/** INV-17: a wrong date of service is corrected; the rights are counted anew, and what was refused on the wrong date is taken up. */
export const correctService =
  (corrected: Corrected): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const { ref } = corrected;
    if (ref === undefined) return ignored('the letter carries no opinion');
    if (review.served[ref] === undefined) return notYet('the service is not known yet');
    const anew: readonly ReviewEvent[] = [
      { type: 'ServiceNoted', data: { code: corrected.code, ref, persons: corrected.persons, servedOn: corrected.servedOn } },
      ...rightsAnew(review, corrected, moment),
    ];
    const events = [...anew, ...refusalsUndone(afterEvents(review, anew, moment), moment)];

    return recorded(...events, ...remediesEnded(afterEvents(review, events, moment), moment.at));
  };
