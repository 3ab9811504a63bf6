import type { ReviewEvent } from '@huiyin/contracts';
import type { Moment, Recorded } from '@huiyin/kernel';
import { evolveReview } from './review.evolve.js';
import type { Review } from './review.state.js';

/** The state as it will be once these are recorded, for decisions that depend on it. */
export const afterEvents = (review: Review, events: readonly ReviewEvent[], moment: Moment): Review =>
  events.reduce<Review>(
    (state, event) =>
      evolveReview(state, {
        ...event,
        seq: 0,
        id: '',
        at: moment.at,
        actor: moment.actor,
        cause: '',
        correlation: '',
      } as Recorded<ReviewEvent>),
    review,
  );
