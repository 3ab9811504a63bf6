import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type LocalDate, type Moment, type Sealed, type StaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { limitMet } from '../request-limits.js';
import type { Hearing, Review } from '../review.state.js';
import type { Request } from '../review.state.js';
import { ruleFor } from '../rules-for.js';
import { timeCountedAgain } from './excluded-time.js';
import { hearingAt, hearingBase } from './hearing-at.js';

export interface ConcludeHearing {
  readonly requestId: string;
  readonly finding: Sealed;
  readonly votes: readonly { readonly member: StaffId; readonly infavour: boolean; readonly reason: Sealed }[];
  readonly concludedOn: LocalDate;
}

type Held = Extract<Hearing, { stage: 'held' }>;

const WHOLE = 100;

/** Each officer present votes once; the finding is what the majority wants, and minority views are kept (domain.md §4.2). */
const voteRefusal = (
  { votes }: ConcludeHearing,
  { request, hearing }: { request: Request; hearing: Held },
  moment: Moment,
): Decision<never> | undefined => {
  const voters = votes.map((vote) => vote.member);
  if (voters.length !== hearing.present.length || hearing.present.some((officer) => !voters.includes(officer)))
    return refused('hearing.votes-incomplete', { present: hearing.present.length, votes: voters.length });
  const inFavour = votes.filter(({ infavour }) => infavour).length;
  const share = ruleFor(request.reviewer, 'hearing-majority-percent', moment);

  return inFavour * WHOLE > share * votes.length ? undefined : refused('hearing.no-majority', { inFavour, votes: votes.length });
};

const dayRefusal = ({ concludedOn }: ConcludeHearing, { heldOn }: Held, moment: Moment): Decision<never> | undefined =>
  concludedOn < heldOn || concludedOn > dayOf(moment.at) ? refused('hearing.finding-day', { heldOn, concludedOn }) : undefined;

/** 听证结论: the main basis of the opinion; the clock of the re-review goes on (REG-36c, INV-5). */
export const concludeHearing =
  (command: ConcludeHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stages: ['held'] }, moment);
    if ('kind' in found) return found;
    const { request, hearing } = found;
    const no = voteRefusal(command, { request, hearing }, moment) ?? dayRefusal(command, hearing, moment);
    if (no !== undefined) return no;
    const { requestId: _id, ...conclusion } = command;
    const cause = 'HearingConcluded';
    const on = command.concludedOn;

    return recorded(
      { type: cause, data: { ...hearingBase(request, hearing.hearingId), ...conclusion } },
      ...limitMet(review, { request, timer: 'T-HEAR-RESULT', cause, on }, moment),
      ...timeCountedAgain(review, { request, cause, on }, moment),
    );
  };
