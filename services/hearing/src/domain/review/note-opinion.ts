import type { DataOf, OpinionIssued, ReviewEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide } from '@huiyin/kernel';
import { clockCancelled } from '@huiyin/time';
import { clocks } from './review.events.js';
import type { Review } from './review.state.js';

type Issued = DataOf<typeof OpinionIssued>;

/** The opinion that may be reviewed: who decided, who may ask, and where (REG-35a, INV-3). A new round takes the place of the old one. */
export const noteOpinion =
  (issued: Issued): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    if (review.opinion !== undefined && review.opinion.round >= issued.round) return ignored('a newer opinion is known');
    const rights = Object.values(review.clocks).filter((clock) => clock.nature === 'right');

    return recorded(
      {
        type: 'OpinionNoted',
        data: {
          opinionId: issued.opinionId,
          round: issued.round,
          agency: issued.agency,
          deciders: [issued.signedBy, issued.undertaker],
          petitioners: issued.petitioners,
          remedy: issued.remedy,
          ...(issued.enquiry === undefined ? {} : { enquiry: issued.enquiry }),
          withheld: issued.withheld,
        },
      },
      ...rights.flatMap((clock) => clocks(clockCancelled(clock, { cause: 'OpinionNoted' }, moment))),
    );
  };
