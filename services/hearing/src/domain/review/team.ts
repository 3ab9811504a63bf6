import type { ReviewEvent } from '@huiyin/contracts';
import { hasRole, recorded, refused, type Decide, type Decision, type Sealed, type StaffId } from '@huiyin/kernel';
import { parameter } from '@huiyin/time';
import { requestFor } from './answer-request.js';
import { base, regionOf } from './review.events.js';
import type { Request, Review } from './review.state.js';

export interface NameTeam {
  readonly requestId: string;
  readonly undertaker: StaffId;
  readonly members: readonly StaffId[];
}

/** Nobody who decided below takes part, nobody recused comes back (INV-4, Regulation Art. 28 ¶3). */
export const barred = (review: Review, request: Request, staff: readonly StaffId[]): readonly StaffId[] =>
  staff.filter((one) => review.deciders.includes(one) || request.recused.includes(one));

/** 团队合议 (S2-03): the team that decides together. */
export const nameTeam =
  (command: NameTeam): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    const { directory } = moment;
    const notAllowed = barred(review, request, [...command.members, command.undertaker]);
    if (notAllowed.length > 0) return refused('review.member-decided-below', { members: notAllowed });
    const strangers = command.members.filter((member) => directory.staff.get(member)?.org !== request.reviewer);
    if (strangers.length > 0) return refused('review.member-of-another-body', { members: strangers });
    if (!command.members.includes(command.undertaker)) return refused('review.undertaker-not-in-team');
    const least = parameter(directory, regionOf(request.reviewer, moment), 'deliberation-quorum');
    if (new Set(command.members).size < least) return refused('review.team-too-small', { least });

    return recorded({ type: 'TeamNamed', data: { ...base(request), undertaker: command.undertaker, members: command.members } });
  };

/** 回避: a member withdraws or is withdrawn; the team is named anew without him. */
export const recuseMember =
  (command: { readonly requestId: string; readonly member: StaffId; readonly reason: string }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    if (request.recused.includes(command.member)) return refused('review.already-recused', { member: command.member });

    return recorded({ type: 'MemberRecused', data: { ...base(request), member: command.member, reason: command.reason } });
  };

export interface RecordDeliberation {
  readonly requestId: string;
  readonly votes: readonly { readonly member: StaffId; readonly view: Sealed; readonly infavour: boolean }[];
  readonly result: '1' | '2' | '3';
}

const votersRefusal = (request: Request, voters: readonly StaffId[]): Decision<never> | undefined => {
  const members = request.team?.members ?? [];
  const isStranger = (voter: StaffId): boolean => !members.includes(voter) || request.recused.includes(voter);

  return new Set(voters).size !== voters.length || voters.some(isStranger) ? refused('review.voter-not-in-team') : undefined;
};

const quorumRefusal = (votes: RecordDeliberation['votes'], quorum: number): Decision<never> | undefined => {
  if (votes.length < quorum || votes.length % 2 === 0) return refused('review.no-quorum', { quorum, present: votes.length });

  return votes.filter((vote) => vote.infavour).length * 2 < votes.length ? refused('review.no-majority') : undefined;
};

/** 合议: odd, at least the quorum, each view and dissent kept (S2-03). */
export const recordDeliberation =
  (command: RecordDeliberation): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted' }, moment);
    if ('kind' in request) return request;
    const voters = command.votes.map((vote) => vote.member);
    const quorum = parameter(moment.directory, regionOf(request.reviewer, moment), 'deliberation-quorum');
    const no = votersRefusal(request, voters) ?? quorumRefusal(command.votes, quorum);

    return no ?? recorded({ type: 'DeliberationRecorded', data: { ...base(request), votes: command.votes, result: command.result } });
  };

export const isHeadOfReviewer = (request: Request, actor: Parameters<typeof hasRole>[0]): boolean =>
  actor.org === request.reviewer && hasRole(actor, 'head', 'acting-head');
