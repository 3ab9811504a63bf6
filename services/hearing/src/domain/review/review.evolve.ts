import type { EventOf, OpinionNoted, ReviewEvent, ReviewRequested } from '@huiyin/contracts';
import { newerWithheld, type OrgId, type Recorded } from '@huiyin/kernel';
import { evolveClocks } from '@huiyin/time';
import { evolveHearing } from './hearing/hearing.evolve.js';
import { requestsOf, type Request, type Review } from './review.state.js';

const withRequest = (review: Review, requestId: string, change: (request: Request) => Request): Review => {
  const request = review.requests[requestId];

  return request === undefined ? review : { ...review, requests: { ...review.requests, [requestId]: change(request) } };
};

const received = (
  { withheld: _mark, request: _words, limits = {}, ...data }: EventOf<typeof ReviewRequested>['data'],
  round: number,
): Request => ({
  ...data,
  round,
  stage: 'received',
  recused: [],
  hearing: { stage: 'none' },
  redoConsented: false,
  limits,
});

const unrefused = ({ refusedFor: _ground, ...request }: Request): Request => ({ ...request, stage: 'received' });

const drafted =
  (department: OrgId, stage: 'awaited' | 'handed-in') =>
  (request: Request): Request => ({ ...request, draft: { department, stage } });

const joined = (parties: readonly OrgId[], org: OrgId): readonly OrgId[] => (parties.includes(org) ? parties : [...parties, org]);

/** Clocks that an event names run for its request from now on. */
const withLimits = (review: Review, { data }: ReviewEvent): Review => {
  const limits = 'limits' in data ? data.limits : undefined;
  if (limits === undefined || !('requestId' in data)) return review;

  return withRequest(review, data.requestId, (request) => ({ ...request, limits: { ...request.limits, ...limits } }));
};

const evolveRequest = (review: Review, event: ReviewEvent): Review => {
  switch (event.type) {
    case 'ReviewAccepted':
      return { ...withRequest(review, event.data.requestId, (request) => ({ ...request, stage: 'accepted' })), ended: false };
    case 'ReviewRefused':
      return withRequest(review, event.data.requestId, (request) => ({ ...request, stage: 'refused', refusedFor: event.data.ground }));
    case 'RefusalWithdrawn':
      return { ...withRequest(review, event.data.requestId, unrefused), ended: false };
    default:
      return evolveTeam(review, event);
  }
};

const evolveTeam = (review: Review, event: ReviewEvent): Review => {
  switch (event.type) {
    case 'TeamNamed':
      return withRequest(review, event.data.requestId, (request) => ({
        ...request,
        team: { undertaker: event.data.undertaker, members: event.data.members },
      }));
    case 'MemberRecused':
      return withRequest(review, event.data.requestId, (request) => ({ ...request, recused: [...request.recused, event.data.member] }));
    case 'DeliberationRecorded':
      return withRequest(review, event.data.requestId, (request) => ({ ...request, deliberation: { result: event.data.result } }));
    case 'DraftDelegated':
      return {
        ...withRequest(review, event.data.requestId, drafted(event.data.department, 'awaited')),
        parties: joined(review.parties, event.data.department),
      };
    case 'DraftHandedIn':
      return withRequest(review, event.data.requestId, drafted(event.data.department, 'handed-in'));
    case 'RedoConsentGiven':
      return withRequest(review, event.data.requestId, (request) => ({ ...request, redoConsented: true }));
    default:
      return evolveHearing(review, event);
  }
};

const withOpinion = (review: Review, { withheld: _mark, enquiry, ...opinion }: EventOf<typeof OpinionNoted>['data']): Review => ({
  ...review,
  opinion,
  ...(enquiry === undefined ? {} : { enquiry }),
  parties: joined(review.parties, opinion.agency),
  deciders: [...review.deciders, ...opinion.deciders],
  ended: false,
});

const evolveFact = (review: Review, event: ReviewEvent): Review => {
  switch (event.type) {
    case 'OpinionNoted':
      return withOpinion(review, event.data);
    case 'ServiceNoted':
      return {
        ...review,
        served: {
          ...review.served,
          [event.data.ref]: {
            ...review.served[event.data.ref],
            ...Object.fromEntries(event.data.persons.map((person) => [person, event.data.servedOn])),
          },
        },
      };
    case 'ReviewRequested':
      return {
        ...review,
        parties: joined(review.parties, event.data.reviewer),
        requests: { ...review.requests, [event.data.requestId]: received(event.data, review.opinion?.round ?? 1) },
      };
    case 'ReviewDecided': {
      const { withheld: _mark, ...decided } = event.data;

      return {
        ...withRequest(review, decided.requestId, (request) => ({ ...request, stage: 'decided', decided })),
        deciders: [...review.deciders, ...decided.deciders],
      };
    }
    case 'RemediesEnded':
      return { ...review, ended: true };
    default:
      return evolveRequest(review, event);
  }
};

const stagesOf = (review: Review): Review['stages'] => [...new Set(requestsOf(review).map(({ stage }) => stage))].sort();

/** Total: a type of the future leaves the state as it is. */
export const evolveReview = (review: Review, event: Recorded<ReviewEvent>): Review => {
  const next = withLimits(evolveFact(review, event), event);
  const stages = next.requests === review.requests ? next.stages : stagesOf(next);

  return { ...next, stages, clocks: evolveClocks(next.clocks, event), withheld: newerWithheld(next.withheld, event.data.withheld) };
};
