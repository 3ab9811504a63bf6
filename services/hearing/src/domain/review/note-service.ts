import type { DataOf, LetterServed, ReviewEvent } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide, type LocalDate, type Moment } from '@huiyin/kernel';
import { clockStarted, heldByPetitioner, nextNumber } from '@huiyin/time';
import { afterEvents } from './after-events.js';
import { remediesEnded } from './remedies.js';
import { clocks, regionOf } from './review.events.js';
import { requestsOf, TIMERS, type Level, type Request, type Review } from './review.state.js';

type Served = DataOf<typeof LetterServed>;

interface Opening {
  readonly timer: string;
  readonly persons: readonly string[];
  readonly servedOn: LocalDate;
}

/** Each petitioner's right runs from his own day of service (REG-35a, REG-36a); one who has it already keeps it. */
const open = (review: Review, opening: Opening, moment: Moment): readonly ReviewEvent[] => {
  const agency = review.opinion?.agency;
  if (agency === undefined) return [];
  const region = regionOf(agency, moment);

  return opening.persons.flatMap((person) => {
    const holder = heldByPetitioner(person);

    return clocks(
      clockStarted(
        {
          timer: opening.timer,
          holder,
          region,
          at: opening.servedOn,
          cause: 'LetterServed',
          n: nextNumber(review.clocks, opening.timer, holder),
        },
        moment,
      ),
    );
  });
};

const decidedAs = (review: Review, ref: string): Request | undefined =>
  requestsOf(review).find((request) => request.decided?.opinionId === ref);

const noted = (served: Served, ref: string, persons: readonly string[]): ReviewEvent => ({
  type: 'ServiceNoted',
  data: { code: served.code, ref, persons, servedOn: served.servedOn, withheld: served.withheld },
});

/** A re-review opinion, or an order to handle again, opens no right to a further level. */
const nextLevel = (request: Request): Level | undefined =>
  request.level === 'review' && request.decided?.outcome !== '3' ? 're-review' : undefined;

const openings = (review: Review, ref: string): Level | undefined => {
  if (review.opinion?.opinionId === ref) return 'review';
  const request = decidedAs(review, ref);

  return request === undefined ? undefined : nextLevel(request);
};

const isKnown = (review: Review, ref: string): boolean => review.opinion?.opinionId === ref || decidedAs(review, ref) !== undefined;

/** The service of an opinion on a petitioner starts his right, or ends the procedure (REV-10). */
export const noteService =
  (served: Served): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const { ref } = served;
    if (ref === undefined) return ignored('the letter carries no opinion');
    if (!isKnown(review, ref)) return notYet('the opinion is not known yet');
    const persons = served.persons.filter((person) => review.served[ref]?.[person] === undefined);
    if (persons.length === 0) return ignored('served before');
    const level = openings(review, ref);
    const events = [
      noted(served, ref, persons),
      ...(level === undefined ? [] : open(review, { timer: TIMERS[level].right, persons, servedOn: served.servedOn }, moment)),
    ];

    return recorded(...events, ...remediesEnded(afterEvents(review, events, moment), moment.at));
  };
