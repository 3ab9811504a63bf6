import type { ReviewEvent } from '@huiyin/contracts';
import { hasRole, recorded, refused, type Decide, type Decision, type Moment, type Sealed, type StaffId } from '@huiyin/kernel';
import { REVIEWERS, requestFor } from './answer-request.js';
import { base } from './review.events.js';
import type { Request, Review } from './review.state.js';
import { ruleFor } from './rules-for.js';

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
    const least = ruleFor(request.reviewer, 'deliberation-quorum', moment);
    if (new Set(command.members).size < least) return refused('review.team-too-small', { least });

    return recorded({ type: 'TeamNamed', data: { ...base(request), undertaker: command.undertaker, members: command.members } });
  };

/** Who decides on a recusal (domain.md §4.2): the head on that of the presiding officer, he or the reviewers on that of others. */
const recusalRefusal = (request: Request, member: StaffId, moment: Moment): Decision<never> | undefined => {
  const notice = 'notice' in request.hearing ? request.hearing.notice : undefined;
  if (notice?.presiding === member && !isHeadOfReviewer(request, moment.actor)) return refused('review.needs-head');

  return request.recused.includes(member) ? refused('review.already-recused', { member }) : undefined;
};

/** 回避: a member or an officer of the hearing withdraws or is withdrawn; the team is named anew without him, the hearing put off. */
export const recuseMember =
  (command: { readonly requestId: string; readonly member: StaffId; readonly reason: string }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const roles = [...REVIEWERS, 'presiding-officer'] as const;
    const request = requestFor(review, { requestId: command.requestId, stage: 'accepted', roles }, moment);
    if ('kind' in request) return request;
    const no = recusalRefusal(request, command.member, moment);

    return no ?? recorded({ type: 'MemberRecused', data: { ...base(request), member: command.member, reason: command.reason } });
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
    const quorum = ruleFor(request.reviewer, 'deliberation-quorum', moment);
    const no = votersRefusal(request, voters) ?? quorumRefusal(command.votes, quorum);

    return no ?? recorded({ type: 'DeliberationRecorded', data: { ...base(request), votes: command.votes, result: command.result } });
  };

export const isHeadOfReviewer = (request: Request, actor: Parameters<typeof hasRole>[0]): boolean =>
  actor.org === request.reviewer && hasRole(actor, 'head', 'acting-head');
