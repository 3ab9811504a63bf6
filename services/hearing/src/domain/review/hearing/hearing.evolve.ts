import type { ReviewEvent } from '@huiyin/contracts';
import type { Review } from '../review.state.js';
import type { Hearing } from './hearing.state.js';

type Named<Name extends ReviewEvent['type']> = Extract<ReviewEvent, { readonly type: Name }>;
type Fold<Name extends ReviewEvent['type']> = (hearing: Hearing, data: Named<Name>['data']) => Hearing;

const noticed: Fold<'HearingNoticed'> = (_hearing, { withheld: _mark, ...notice }) => ({
  stage: 'noticed',
  hearingId: notice.hearingId,
  notice,
});
const postponed: Fold<'HearingPostponed'> = (hearing, { to }) =>
  hearing.stage === 'noticed' ? { ...hearing, notice: { ...hearing.notice, at: to } } : hearing;
const suspended: Fold<'HearingSuspended'> = (hearing) => (hearing.stage === 'noticed' ? { ...hearing, stage: 'suspended' } : hearing);
const held: Fold<'HearingHeld'> = (hearing, { present, heldOn }) =>
  hearing.stage === 'noticed' ? { ...hearing, stage: 'held', present, heldOn } : hearing;

const openings = (hearing: Hearing, event: ReviewEvent): Hearing => {
  switch (event.type) {
    case 'HearingRightTold':
      return { stage: 'told' };
    case 'HearingApplied':
      return { stage: 'applied', hearingId: event.data.hearingId, appliedOn: event.data.appliedOn };
    case 'HearingGranted':
      return { stage: 'granted', hearingId: event.data.hearingId };
    case 'HearingRefused':
      return { stage: 'refused', hearingId: event.data.hearingId, ground: event.data.ground };
    default:
      return days(hearing, event);
  }
};

const days = (hearing: Hearing, event: ReviewEvent): Hearing => {
  switch (event.type) {
    case 'HearingNoticed':
      return noticed(hearing, event.data);
    case 'HearingPostponed':
      return postponed(hearing, event.data);
    case 'HearingSuspended':
      return suspended(hearing, event.data);
    default:
      return closings(hearing, event);
  }
};

const closings = (hearing: Hearing, event: ReviewEvent): Hearing => {
  switch (event.type) {
    case 'HearingHeld':
      return held(hearing, event.data);
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
  const hearing = openings(request.hearing, event);

  return hearing === request.hearing
    ? review
    : { ...review, requests: { ...review.requests, [request.requestId]: { ...request, hearing } } };
};
