import type { DataOf, PetitionEvent, ReplyExplained } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type LocalDate, type Moment } from '@huiyin/kernel';
import { dayOf, heldBy, latestClock } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { allMetOn, openFor } from '../matter-clocks.js';
import type { Petition, Replying } from '../state/petition.js';

export interface ExplainReply {
  readonly ground: DataOf<typeof ReplyExplained>['ground'];
  /** The day of the call, or since when it is so. */
  readonly on: LocalDate;
}

/** Nothing is explained before it began, or before it happened; where no reply is owed (a repeat, a withdrawal) there is nothing to explain. */
const untimely = (petition: Replying, { on }: ExplainReply, moment: Moment): Decision<never> | undefined => {
  const owed = latestClock(petition.clocks, 'T-REPLY', heldBy(petition.outcome.body));
  if (owed === undefined) return refused('petition.no-reply-awaited', { stage: petition.stage });
  if (on < dayOf(owed.startedAt)) return refused('petition.explained-before-answer', { field: 'on' });

  return on > dayOf(moment.at) ? refused('petition.explained-in-future', { field: 'on' }) : undefined;
};

/**
 * 回访、说明理由 (S3-36): while the reply is on its way, the body that decided says that it called the petitioner back, or why he has no reply
 * yet. Only the call does what the limit asks for; every other ground is an explanation, and the reply is still owed.
 */
export const explainReply =
  (explanation: ExplainReply): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'replying') return refused('petition.no-reply-awaited', { stage: petition.stage });
    const { body } = petition.outcome;
    const refusal = notAllowed('reply', body, moment) ?? untimely(petition, explanation, moment);
    if (refusal !== undefined) return refusal;
    const { ground, on } = explanation;
    const explained: PetitionEvent = { type: 'ReplyExplained', data: { by: body, ground, on } };
    if (ground !== 'called-back') return recorded(explained);

    return recorded<PetitionEvent>(
      explained,
      ...allMetOn(openFor(petition, body, ['T-REPLY']), { cause: 'ReplyExplained', day: on }, moment),
    );
  };
