import type { OpinionText, ReviewEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type OrgId } from '@huiyin/kernel';
import { reviewBodies } from '@huiyin/policy';
import { clockMet, dayOf, heldByPetitioner, limitOf, openClock } from '@huiyin/time';
import { requestFor } from './answer-request.js';
import { HEARING_RIGHT } from './hearing/hearing-right.js';
import { limitsDropped } from './request-limits.js';
import { isHeadOfReviewer } from './team.js';
import { base, clocks, opinionClock, regionOf } from './review.events.js';
import type { Request, Review } from './review.state.js';

export interface DecideReview {
  readonly requestId: string;
  readonly opinionId: string;
  readonly outcome: '1' | '2' | '3';
  readonly text: OpinionText;
}

/** A hearing that was asked for and is not over, at whatever level. */
const IN_HEARING: readonly Request['hearing']['stage'][] = ['applied', 'granted', 'noticed', 'suspended', 'held'];

/** Where a hearing is possible its right must have been told and used up before the opinion (S2-13). */
const hearingRefusal = (request: Request): Decision<never> | undefined => {
  const { stage } = request.hearing;
  if (stage === 'none') return request.level === 'review' ? undefined : refused('review.hearing-right-not-told');

  return IN_HEARING.includes(stage) ? refused('review.hearing-not-concluded', { stage }) : undefined;
};

const teamRefusal = (request: Request, command: DecideReview): Decision<never> | undefined => {
  if (request.deliberation === undefined) return refused('review.not-deliberated');

  return request.deliberation.result === command.outcome
    ? undefined
    : refused('review.not-as-deliberated', { result: request.deliberation.result });
};

/** While the petitioner does not know of his right to a hearing, or may still use it, the opinion waits. */
const rightRefusal = (review: Review, request: Request): Decision<never> | undefined => {
  if (request.hearing.stage !== 'told') return undefined;
  if (review.served[request.requestId]?.[request.person] === undefined) return refused('review.hearing-right-not-served');
  const right = openClock(review.clocks, HEARING_RIGHT, heldByPetitioner(request.person));

  return right === undefined ? undefined : refused('review.hearing-right-open', { until: right.lastDay });
};

const refusal = (
  review: Review,
  request: Request,
  { command, moment }: { readonly command: DecideReview; readonly moment: Moment },
): Decision<never> | undefined => {
  if (!isHeadOfReviewer(request, moment.actor)) return refused('review.needs-head');
  if (review.deciders.includes(moment.actor.id)) return refused('review.member-decided-below', { members: [moment.actor.id] });

  return teamRefusal(request, command) ?? rightRefusal(review, request) ?? hearingRefusal(request);
};

const below = (review: Review, request: Request): OrgId => {
  const lower = Object.values(review.requests).find((known) => known.decided?.opinionId === request.against);

  return lower?.reviewer ?? review.opinion?.agency ?? request.reviewer;
};

const remedyOf = (request: Request, outcome: DecideReview['outcome'], moment: Moment) => {
  if (request.level === 're-review' || outcome === '3') return {};
  const where = { region: regionOf(request.reviewer, moment), on: dayOf(moment.at) };

  return {
    remedy: {
      bodies: reviewBodies(request.reviewer, moment.directory),
      timer: 'T-REREVIEW-REQ',
      days: limitOf({ timer: 'T-REREVIEW-REQ', ...where }, moment.directory),
    },
  };
};

const redoOf = (command: DecideReview, agency: OrgId, moment: Moment) =>
  command.outcome === '3'
    ? { redoLimit: limitOf({ timer: 'T-REDO', region: regionOf(agency, moment), on: dayOf(moment.at) }, moment.directory) }
    : {};

/** In the government's name where the office acts for one (S2-24). */
const inNameOf = (request: Request, moment: Moment): OrgId =>
  moment.directory.organisations.get(request.reviewer)?.actsFor ?? request.reviewer;

interface Deciding {
  readonly review: Review;
  readonly request: Request;
  readonly command: DecideReview;
}

const decidedBy = ({ review, request, command }: Deciding, moment: Moment): ReviewEvent => {
  const lower = below(review, request);

  return {
    type: 'ReviewDecided',
    data: {
      ...base(request),
      opinionId: command.opinionId,
      outcome: command.outcome,
      text: command.text,
      inNameOf: inNameOf(request, moment),
      below: lower,
      ...remedyOf(request, command.outcome, moment),
      ...redoOf(command, lower, moment),
      signedBy: moment.actor.id,
      deciders: [...new Set([moment.actor.id, ...(request.team?.members ?? [])])],
      petitioners: [request.person],
      copies: [...new Set([lower, review.opinion?.agency ?? lower])],
    },
  };
};

/** 复查意见、复核意见 (REG-35b, REG-36b, REV-5): uphold, change, or order to handle again. */
export const decideReview =
  (command: DecideReview): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    const no = refusal(review, request, { command, moment });
    if (no !== undefined) return no;
    const clock = opinionClock(review, request);
    const met = clock === undefined ? [] : clocks(clockMet(clock, { cause: 'ReviewDecided' }, moment));

    const undrafted = limitsDropped(review, { request, timers: ['T-REVIEW-DRAFT'], cause: 'ReviewDecided' }, moment);

    return recorded(decidedBy({ review, request, command }, moment), ...met, ...undrafted);
  };

/** REV-6: after an order to handle again the new opinion needs the reviewer's consent first. */
export const giveRedoConsent =
  (command: { readonly requestId: string }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'decided' }, moment);
    if ('kind' in request) return request;
    if (!isHeadOfReviewer(request, moment.actor)) return refused('review.needs-head');
    if (request.decided?.outcome !== '3') return refused('review.no-order-to-handle-again');
    if (request.redoConsented) return refused('review.already-consented');

    return recorded({ type: 'RedoConsentGiven', data: base(request) });
  };
