import type { ReviewEvent } from '@huiyin/contracts';
import type { Hearing, Review } from './review.state.js';

const hearingAfter = (hearing: Hearing, event: ReviewEvent): Hearing => {
  switch (event.type) {
    case 'HearingRightTold':
      return { stage: 'told' };
    case 'HearingApplied':
      return { stage: 'applied', hearingId: event.data.hearingId };
    case 'HearingNoticed': {
      const { withheld: _mark, ...notice } = event.data;

      return { stage: 'noticed', hearingId: notice.hearingId, notice };
    }
    case 'HearingPostponed':
      return hearing.stage === 'noticed' ? { ...hearing, notice: { ...hearing.notice, at: event.data.to } } : hearing;
    case 'HearingHeld':
      return hearing.stage === 'noticed' ? { ...hearing, stage: 'held', present: event.data.present } : hearing;
    case 'HearingConcluded':
      return { stage: 'concluded', hearingId: event.data.hearingId, concludedOn: event.data.concludedOn };
    case 'HearingGivenUp':
      return { stage: 'given-up', hearingId: event.data.hearingId };
    default:
      return hearing;
  }
};

/** The hearing of the request that the event names; other events leave the review as it is. */
export const evolveHearing = (review: Review, event: ReviewEvent): Review => {
  const requestId = 'requestId' in event.data ? event.data.requestId : undefined;
  const request = requestId === undefined ? undefined : review.requests[requestId];
  if (request === undefined) return review;
  const hearing = hearingAfter(request.hearing, event);

  return hearing === request.hearing
    ? review
    : { ...review, requests: { ...review.requests, [request.requestId]: { ...request, hearing } } };
};
