import type { ReviewEvent } from '@huiyin/contracts';
import { ignored, recorded, type Aggregate, type Clock, type Deadline, type Decide } from '@huiyin/kernel';
import { clockDeadlines, dueClock } from '@huiyin/time';
import { afterEvents } from './after-events.js';
import { grantedBySilence } from './hearing/grant-hearing.js';
import { remediesEnded } from './remedies.js';
import { clocks } from './review.events.js';
import { evolveReview } from './review.evolve.js';
import { NO_REVIEW, type Review } from './review.state.js';

const missedBy = (events: readonly ReviewEvent[]): Clock | undefined =>
  events.flatMap((event) => (event.type === 'DutyMissed' ? [event.data.clock] : []))[0];

/** A right that lapses may be the last one: then the remedies end in the same decision. */
const due =
  (_review: Review, deadline: Deadline): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const expired = clocks(dueClock(review.clocks, deadline, moment));
    if (expired.length === 0) return ignored('the deadline no longer stands');
    const silent = grantedBySilence(missedBy(expired))(afterEvents(review, expired, moment), moment);
    const events = silent.kind === 'recorded' ? [...expired, ...silent.events] : expired;

    return recorded(...events, ...remediesEnded(afterEvents(review, events, moment), deadline.at));
  };

/** 复查复核与听证 */
export const reviewAggregate: Aggregate<Review, ReviewEvent> = {
  name: 'hearing.review',
  shape: 3,
  initial: NO_REVIEW,
  evolve: evolveReview,
  deadlines: (review) => clockDeadlines(review.clocks),
  due,
};
