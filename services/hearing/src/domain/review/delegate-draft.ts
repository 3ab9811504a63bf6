import type { ReviewEvent } from '@huiyin/contracts';
import { hasRole, recorded, refused, type Decide, type Decision, type Moment, type OrgId, type Sealed } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { requestFor } from './answer-request.js';
import { limitMet, limitsBegun } from './request-limits.js';
import { base } from './review.events.js';
import { requestsOf, type Request, type Review } from './review.state.js';

/** A government delegates, itself or through the review office that acts for it; a department decides itself. */
const isOfGovernment = (body: OrgId, { directory }: Moment): boolean => {
  const organisation = directory.organisations.get(body);

  return organisation?.kind === 'government' || organisation?.actsFor !== undefined;
};

/** Everyone below, who may not draft what is decided above him (INV-4). */
const decidedBelow = (review: Review): readonly (OrgId | undefined)[] => [
  review.opinion?.agency,
  ...requestsOf(review).flatMap(({ decided, reviewer }) => (decided === undefined ? [] : [reviewer])),
];

const departmentRefusal = (
  review: Review,
  { request, department }: { request: Request; department: OrgId },
  moment: Moment,
): Decision<never> | undefined => {
  const { organisations } = moment.directory;
  const known = organisations.get(department);
  if (known?.kind !== 'agency' || known.region !== organisations.get(request.reviewer)?.region)
    return refused('review.not-a-department', { department });
  if (decidedBelow(review).includes(department)) return refused('review.department-decided-below', { department });

  return mayAddress(department, review.withheld, moment.directory) ? undefined : refused('review.withheld-from-department', { department });
};

/** 委托部门草拟 (REV-9): its limit runs from now, when it gets the case (T-REVIEW-DRAFT). The government still deliberates and decides. */
export const delegateDraft =
  (command: { readonly requestId: string; readonly department: OrgId }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    const { department } = command;
    if (!isOfGovernment(request.reviewer, moment)) return refused('review.only-government-delegates');
    if (request.draft?.stage === 'awaited') return refused('review.already-delegated', { department: request.draft.department });
    const no = departmentRefusal(review, { request, department }, moment);
    if (no !== undefined) return no;
    const cause = 'DraftDelegated';
    const drafting = limitsBegun(review, { timers: ['T-REVIEW-DRAFT'], body: department, as: 'handler', cause }, moment);

    return recorded({ type: cause, data: { ...base(request), department, limits: drafting.limits } }, ...drafting.events);
  };

/** 提交草拟意见: by the department that was asked. */
export const handInDraft =
  (command: { readonly requestId: string; readonly draft: Sealed }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = review.requests[command.requestId];
    if (request === undefined) return refused('review.not-found', { requestId: command.requestId });
    const { draft, stage } = request;
    if (stage !== 'accepted' || draft?.stage !== 'awaited') return refused('review.no-draft-awaited', { stage });
    if (moment.actor.org !== draft.department || !hasRole(moment.actor, 'undertaker', 'reviewer', 'head', 'acting-head'))
      return refused('review.forbidden');
    const cause = 'DraftHandedIn';

    return recorded(
      { type: cause, data: { ...base(request), department: draft.department, draft: command.draft } },
      ...limitMet(review, { request, timer: 'T-REVIEW-DRAFT', cause }, moment),
    );
  };
