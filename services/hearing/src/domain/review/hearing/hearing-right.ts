import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type LocalDate, type Moment, type Sealed } from '@huiyin/kernel';
import { clockMet, clockStarted, dayOf, heldByPetitioner, isOver, limitOf, nextNumber, openClock, startOf } from '@huiyin/time';
import { requestFor } from '../answer-request.js';
import { limitsBegun } from '../request-limits.js';
import { clocks, regionOf } from '../review.events.js';
import type { Request, Review } from '../review.state.js';
import { ruleFor } from '../rules-for.js';
import { hearingBase } from './hearing-at.js';

export const HEARING_RIGHT = 'T-HEAR-APPLY';

/** 听证告知 (S2-13): the right, how and until when; it runs from the service of the notice (L16). */
export const tellHearingRight =
  (command: { readonly requestId: string }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    if (request.hearing.stage !== 'none') return refused('hearing.right-already-told');
    const days = limitOf({ timer: HEARING_RIGHT, region: regionOf(request.reviewer, moment), on: dayOf(moment.at) }, moment.directory);

    return recorded({
      type: 'HearingRightTold',
      data: { requestId: request.requestId, organiser: request.reviewer, person: request.person, days },
    });
  };

/** The service of L16 starts the right to apply. */
export const hearingRightServed = (
  review: Review,
  served: { readonly request: Request; readonly servedOn: LocalDate },
  moment: Moment,
): readonly ReviewEvent[] => {
  const holder = heldByPetitioner(served.request.person);

  return clocks(
    clockStarted(
      {
        timer: HEARING_RIGHT,
        holder,
        region: regionOf(served.request.reviewer, moment),
        at: served.servedOn,
        cause: 'LetterServed',
        n: nextNumber(review.clocks, HEARING_RIGHT, holder),
      },
      moment,
    ),
  );
};

export interface ApplyForHearing {
  readonly requestId: string;
  readonly hearingId: string;
  readonly appliedOn: LocalDate;
  /** 代理人: who speaks for the petitioner. */
  readonly agents?: readonly Sealed[];
  /** 代表: of a joint matter, the petitioners who speak for the others. */
  readonly representatives?: readonly string[];
}

/** The petitioner's side: at most so many agents and representatives (domain.md §4.2, INV-15); he may come in person with fewer. */
const sideRefusal = (review: Review, request: Request, { command, moment }: { command: ApplyForHearing; moment: Moment }) => {
  const { agents = [], representatives = [] } = command;
  const most = {
    agents: ruleFor(request.reviewer, 'maximum-agents', moment),
    representatives: ruleFor(request.reviewer, 'maximum-representatives', moment),
  };
  if (agents.length > most.agents) return refused('hearing.too-many-agents', { most: most.agents });
  if (new Set(representatives).size > most.representatives)
    return refused('hearing.too-many-representatives', { most: most.representatives });
  const strangers = representatives.filter((person) => review.opinion?.petitioners.includes(person) !== true);

  return strangers.length > 0 ? refused('hearing.representative-not-a-petitioner', { persons: strangers }) : undefined;
};

const applied = (request: Request, { requestId: _id, hearingId, ...command }: ApplyForHearing) => ({
  ...hearingBase(request, hearingId),
  person: request.person,
  ...command,
});

/** 申请听证: within the limit after being told; the body's limit to decide runs from its receipt (T-HEAR-DECIDE). */
export const applyForHearing =
  (command: ApplyForHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    if (request.hearing.stage !== 'told') return refused('hearing.right-not-told', { stage: request.hearing.stage });
    if (ruleFor(request.reviewer, 'hearing-by-application', moment) === 0) return refused('hearing.not-by-application');
    const right = openClock(review.clocks, HEARING_RIGHT, heldByPetitioner(request.person));
    const appliedAt = startOf(command.appliedOn);
    if (right !== undefined && isOver(right, appliedAt)) return refused('hearing.right-lapsed', { lastDay: right.lastDay });
    const no = sideRefusal(review, request, { command, moment });
    if (no !== undefined) return no;
    const cause = 'HearingApplied';
    const deciding = limitsBegun(review, { timers: ['T-HEAR-DECIDE'], body: request.reviewer, as: 'reviewer', cause }, moment);

    return recorded(
      { type: 'HearingApplied', data: { ...applied(request, command), limits: deciding.limits } },
      ...(right === undefined ? [] : clocks(clockMet(right, { cause, at: appliedAt }, moment))),
      ...deciding.events,
    );
  };
