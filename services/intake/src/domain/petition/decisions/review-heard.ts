import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide, type LocalDate, type OrgId } from '@huiyin/kernel';
import { startFor } from '../matter-clocks.js';
import { cancelClocks } from '../settle-clocks.js';
import type { DataOfEvent } from '../state/matter.js';
import type { Petition, Registered } from '../state/petition.js';

/** Whose opinion was reviewed: a re-review's order goes past the first reviewer to the agency itself. */
const whoHandled = (petition: Registered): OrgId | undefined =>
  'outcome' in petition && petition.outcome.kind === 'opinion' ? petition.outcome.body : undefined;

/** What a review decided (ReviewDecided of hearing). */
export type DecidedReview = Omit<DataOfEvent<'ReviewNoted'>, 'withheld'>;

/** Remembers the result of a review: an order to handle again takes effect only when it is served on the agency. */
export const noteReview =
  (review: DecidedReview): Decide<Petition, PetitionEvent> =>
  (petition) => {
    if (petition.stage === 'none') return ignored('unknown-petition');
    if (petition.reviews.some(({ opinionId }) => opinionId === review.opinionId)) return ignored('already-noted');

    return recorded<PetitionEvent>({ type: 'ReviewNoted', data: review });
  };

export interface ServedReview {
  readonly opinionId: string;
  readonly on: OrgId;
  readonly servedOn: LocalDate;
}

/**
 * 责令重新办理 (REV-5): the review opinion is served on the agency; if it orders so, handling begins again with a limit of its own (T-REDO).
 * The service may be heard before the decision: it waits.
 */
export const reopenHandling =
  ({ opinionId, on, servedOn }: ServedReview): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return ignored('unknown-petition');
    const review = petition.reviews.find((known) => known.opinionId === opinionId);
    if (review === undefined) return notYet('review-not-heard');
    if (review.outcome !== '3' || review.reopened || review.below !== on) return ignored('no-order-to-handle-again');
    if (petition.stage === 'handling') return ignored('handled-again-already');
    const { requestId } = review;
    const agency = whoHandled(petition) ?? on;

    return recorded<PetitionEvent>(
      ...cancelClocks(petition, 'HandlingReopened', moment),
      { type: 'HandlingReopened', data: { agency, ground: 'ordered-by-review', requestId, servedOn } },
      ...startFor(petition, { timer: 'T-REDO', body: agency, at: servedOn, cause: 'HandlingReopened' }, moment),
    );
  };

/** Consent of the reviewer to the new opinion (REV-6). */
export const noteConsent =
  (consent: Omit<DataOfEvent<'RedoConsentNoted'>, 'withheld'>): Decide<Petition, PetitionEvent> =>
  (petition) => {
    if (petition.stage === 'none') return ignored('unknown-petition');
    const isOrdered = petition.reviews.some(
      ({ requestId, outcome, reopened }) => requestId === consent.requestId && outcome === '3' && !reopened,
    );
    if (isOrdered) return notYet('order-not-served');
    const redo = petition.stage === 'handling' ? petition.handling.redo : undefined;
    if (redo === undefined || redo.requestId !== consent.requestId || redo.consented) return ignored('no-consent-awaited');

    return recorded<PetitionEvent>({ type: 'RedoConsentNoted', data: consent });
  };
