import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type LocalDate, type Moment, type Sealed, type StaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { limitMet, limitsBegun } from '../request-limits.js';
import type { Request, Review } from '../review.state.js';
import { ruleFor } from '../rules-for.js';
import { hearingAt, hearingBase } from './hearing-at.js';
import type { Notice } from './hearing.state.js';

export interface HoldHearing {
  readonly requestId: string;
  readonly heldOn: LocalDate;
  readonly present: readonly StaffId[];
  readonly transcript: Sealed;
  readonly signed: readonly string[];
  /** 当场作出结论; a simple hearing is concluded on its day where the rules say so. */
  readonly onTheSpot?: boolean;
}

const officersRefusal = (command: HoldHearing, { request, notice }: { request: Request; notice: Notice }): Decision<never> | undefined => {
  const strangers = command.present.filter((officer) => !notice.panel.includes(officer));
  if (strangers.length > 0) return refused('hearing.officer-not-noticed', { officers: strangers });
  const recused = [notice.presiding, ...command.present].filter((officer) => request.recused.includes(officer));
  if (recused.length > 0) return refused('hearing.officer-recused', { officers: recused });

  return new Set(command.present).size % 2 === 0 ? refused('hearing.panel-not-odd', { present: command.present.length }) : undefined;
};

const dayRefusal = (command: HoldHearing, notice: Notice, moment: Moment): Decision<never> | undefined => {
  if (command.heldOn < dayOf(notice.at)) return refused('hearing.before-its-day', { at: notice.at });

  return command.heldOn > dayOf(moment.at) ? refused('hearing.day-not-come', { heldOn: command.heldOn }) : undefined;
};

const isOnTheSpot = (command: HoldHearing, { request, notice }: { request: Request; notice: Notice }, moment: Moment): boolean =>
  command.onTheSpot ?? (notice.procedure === 'simple' && ruleFor(request.reviewer, 'hearing-simple-same-day', moment) === 1);

/** 听证: the number of officers present must stay odd, so that the vote has no tie (domain.md §4.2, INV-7). The finding has its limit (T-HEAR-RESULT). */
export const holdHearing =
  (command: HoldHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['noticed'] }, moment);
    if ('kind' in found) return found;
    const { request, hearing } = found;
    const { notice } = hearing;
    const no = dayRefusal(command, notice, moment) ?? officersRefusal(command, { request, notice });
    if (no !== undefined) return no;
    const { requestId: _id, ...course } = command;
    const onTheSpot = isOnTheSpot(command, { request, notice }, moment);
    const cause = 'HearingHeld';
    const variant = onTheSpot ? { variant: 'on-the-spot' } : {};
    const result = limitsBegun(
      review,
      { timers: ['T-HEAR-RESULT'], body: request.reviewer, as: 'reviewer', cause, at: command.heldOn, ...variant },
      moment,
    );

    return recorded(
      { type: cause, data: { ...hearingBase(request, hearing.hearingId), ...course, onTheSpot, limits: result.limits } },
      ...limitMet(review, { request, timer: 'T-HEAR-HOLD', cause, on: command.heldOn }, moment),
      ...result.events,
    );
  };
