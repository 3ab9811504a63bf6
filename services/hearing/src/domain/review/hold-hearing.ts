import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type LocalDate, type Moment, type Sealed, type StaffId } from '@huiyin/kernel';
import {
  clockMet,
  clockResumed,
  clockStarted,
  dayOf,
  heldByPetitioner,
  isOver,
  limitOf,
  nextNumber,
  openClock,
  startOf,
} from '@huiyin/time';
import { requestFor } from './answer-request.js';
import { clocks, opinionClock, regionOf } from './review.events.js';
import type { Hearing, Request, Review } from './review.state.js';

const HEARING_RIGHT = 'T-HEAR-APPLY';

export const hearingBase = (request: Request, hearingId: string) => ({
  requestId: request.requestId,
  hearingId,
  organiser: request.reviewer,
});

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

/** 申请听证: within the limit after being told. */
export const applyForHearing =
  (command: { readonly requestId: string; readonly hearingId: string; readonly appliedOn: LocalDate }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    if (request.hearing.stage !== 'told') return refused('hearing.right-not-told', { stage: request.hearing.stage });
    const right = openClock(review.clocks, HEARING_RIGHT, heldByPetitioner(request.person));
    const appliedAt = startOf(command.appliedOn);
    if (right !== undefined && isOver(right, appliedAt)) return refused('hearing.right-lapsed', { lastDay: right.lastDay });

    return recorded(
      {
        type: 'HearingApplied',
        data: { ...hearingBase(request, command.hearingId), person: request.person, appliedOn: command.appliedOn },
      },
      ...(right === undefined ? [] : clocks(clockMet(right, { cause: 'HearingApplied', at: appliedAt }, moment))),
    );
  };

/** The reviewers, and the officers of the hearing (主持人、记录员). */
const HEARERS = ['reviewer', 'registrar', 'head', 'acting-head', 'presiding-officer', 'recorder'] as const;

/** The request whose hearing stands at this stage. */
export const hearingAt = <Stage extends Hearing['stage']>(
  review: Review,
  query: { readonly requestId: string; readonly stage: Stage },
  moment: Moment,
): { readonly request: Request; readonly hearing: Extract<Hearing, { stage: Stage }> } | Decision<never> => {
  const request = requestFor(review, { requestId: query.requestId, stage: 'accepted', roles: HEARERS }, moment);
  if ('kind' in request) return request;
  if (request.hearing.stage !== query.stage) return refused('hearing.wrong-stage', { stage: request.hearing.stage });

  return { request, hearing: request.hearing as Extract<Hearing, { stage: Stage }> };
};

export interface HoldHearing {
  readonly requestId: string;
  readonly heldOn: LocalDate;
  readonly present: readonly StaffId[];
  readonly transcript: Sealed;
  readonly signed: readonly string[];
}

/** 听证: the number of officers present must stay odd, so that the vote has no tie (domain.md §4.2, INV-7). */
export const holdHearing =
  (command: HoldHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stage: 'noticed' }, moment);
    if ('kind' in found) return found;
    const { notice } = found.hearing;
    if (command.heldOn < dayOf(notice.at)) return refused('hearing.before-its-day', { at: notice.at });
    const strangers = command.present.filter((officer) => !notice.panel.includes(officer));
    if (strangers.length > 0) return refused('hearing.officer-not-noticed', { officers: strangers });
    if (command.present.length % 2 === 0) return refused('hearing.panel-not-odd', { present: command.present.length });

    return recorded({
      type: 'HearingHeld',
      data: {
        ...hearingBase(found.request, found.hearing.hearingId),
        heldOn: command.heldOn,
        present: command.present,
        transcript: command.transcript,
        signed: command.signed,
      },
    });
  };

export interface ConcludeHearing {
  readonly requestId: string;
  readonly finding: Sealed;
  readonly votes: readonly { readonly member: StaffId; readonly infavour: boolean; readonly reason: Sealed }[];
  readonly concludedOn: LocalDate;
}

/** 听证结论: each officer present votes, minority views kept; the clock of the re-review goes on (REG-36c, INV-5). */
export const concludeHearing =
  (command: ConcludeHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stage: 'held' }, moment);
    if ('kind' in found) return found;
    const voters = command.votes.map((vote) => vote.member);
    if (voters.length !== found.hearing.present.length || found.hearing.present.some((officer) => !voters.includes(officer)))
      return refused('hearing.votes-incomplete', { present: found.hearing.present.length, votes: voters.length });
    const clock = opinionClock(review, found.request);

    return recorded(
      {
        type: 'HearingConcluded',
        data: {
          ...hearingBase(found.request, found.hearing.hearingId),
          finding: command.finding,
          votes: command.votes,
          concludedOn: command.concludedOn,
        },
      },
      ...(clock === undefined ? [] : clocks(clockResumed(clock, { cause: 'HearingConcluded', at: startOf(command.concludedOn) }, moment))),
    );
  };
