import type { ReviewEvent } from '@huiyin/contracts';
import {
  hasRole,
  recorded,
  refused,
  type Decide,
  type Instant,
  type LocalDate,
  type Moment,
  type OrgId,
  type Sealed,
} from '@huiyin/kernel';
import { clockMet, startOf } from '@huiyin/time';
import { limitsBegun } from './request-limits.js';
import { clocks, rightClock } from './review.events.js';
import { requestsOf, TIMERS, type Level, type NotedOpinion, type Review } from './review.state.js';

export interface RequestReview {
  readonly requestId: string;
  readonly level: Level;
  readonly reviewer: OrgId;
  readonly person: string;
  readonly requestedOn: LocalDate;
  readonly receivedAt: Instant;
  readonly request: Sealed;
}

interface Against {
  readonly opinionId: string;
  readonly bodies: readonly OrgId[];
}

const againstOpinion = (opinion: NotedOpinion | undefined): Against | undefined =>
  opinion === undefined ? undefined : { opinionId: opinion.opinionId, bodies: opinion.remedy.bodies };

/** What the request goes against, and who may decide it: exactly one level above (INV-4). */
const against = (review: Review, { level, person }: RequestReview): Against | undefined => {
  if (level === 'review') return againstOpinion(review.opinion);
  const decided = requestsOf(review).findLast(
    (request) => request.level === 'review' && request.person === person && request.stage === 'decided',
  )?.decided;

  return decided === undefined ? undefined : { opinionId: decided.opinionId, bodies: decided.remedy?.bodies ?? [] };
};

const actorRefusal = (command: RequestReview, moment: Moment) =>
  moment.actor.org === command.reviewer && hasRole(moment.actor, 'reviewer', 'registrar') ? undefined : refused('review.forbidden');

const rightRefusal = (review: Review, command: RequestReview, target: Against) => {
  const { person, level } = command;
  if (review.opinion?.petitioners.includes(person) !== true) return refused('review.not-a-petitioner', { person });
  if (rightClock(review, level, person) === undefined) return refused('review.not-served-yet', { person });
  const again = requestsOf(review).some((known) => known.person === person && known.level === level && known.against === target.opinionId);

  return again ? refused('review.already-requested', { level }) : undefined;
};

const targetOf = (review: Review, command: RequestReview, moment: Moment) => {
  const target = against(review, command);
  if (target === undefined) return refused('review.nothing-to-review', { level: command.level });
  if (!target.bodies.includes(command.reviewer)) return refused('review.wrong-body', { bodies: target.bodies });

  return actorRefusal(command, moment) ?? rightRefusal(review, command, target) ?? target;
};

/** Regulation Arts. 35, 36: a petitioner asks the body one level above; the date of asking counts, a late request is registered all the same. The reviewer's limits run from the receipt (REG-35b, REV-3). */
export const requestReview =
  (command: RequestReview): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const target = targetOf(review, command, moment);
    if ('kind' in target) return target;
    const right = rightClock(review, command.level, command.person);
    const used = right === undefined ? [] : clocks(clockMet(right, { cause: 'ReviewRequested', at: startOf(command.requestedOn) }, moment));

    const { opinion, decision } = TIMERS[command.level];
    const cause = 'ReviewRequested';
    const begins = { timers: [opinion, decision], body: command.reviewer, as: 'reviewer', cause, at: command.receivedAt } as const;
    const begun = limitsBegun(review, begins, moment);

    return recorded({ type: cause, data: { ...command, against: target.opinionId, limits: begun.limits } }, ...used, ...begun.events);
  };
