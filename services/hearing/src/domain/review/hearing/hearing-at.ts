import type { Decision, Moment } from '@huiyin/kernel';
import { refused } from '@huiyin/kernel';
import { requestFor } from '../answer-request.js';
import type { Hearing, Request, Review } from '../review.state.js';

export const hearingBase = (request: Request, hearingId: string) => ({
  requestId: request.requestId,
  hearingId,
  organiser: request.reviewer,
});

/** The reviewers, and the officers of the hearing (主持人、记录员). */
export const HEARERS = ['reviewer', 'registrar', 'head', 'acting-head', 'presiding-officer', 'recorder'] as const;

type Stage = Hearing['stage'];
interface Found<At extends Stage> {
  readonly request: Request;
  readonly hearing: Extract<Hearing, { stage: At }>;
}

/** The request whose hearing stands at one of these stages. */
export const hearingAt = <At extends Stage>(
  review: Review,
  query: { readonly requestId: string; readonly stages: readonly At[] },
  moment: Moment,
): Found<At> | Decision<never> => {
  const request = requestFor(review, { requestId: query.requestId, stage: 'accepted', roles: HEARERS }, moment);
  if ('kind' in request) return request;
  const { hearing } = request;
  if (!query.stages.some((stage) => stage === hearing.stage)) return refused('hearing.wrong-stage', { stage: hearing.stage });

  return { request, hearing: hearing as Found<At>['hearing'] };
};
