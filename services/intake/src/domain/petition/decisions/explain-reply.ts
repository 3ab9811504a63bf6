import type { DataOf, PetitionEvent, ReplyExplained } from '@huiyin/contracts';
import { recorded, refused, type Decide, type LocalDate, type Moment } from '@huiyin/kernel';
import { dayOf, startOf } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { allMet, openFor } from '../matter-clocks.js';
import type { Petition, Replying } from '../state/petition.js';

export interface ExplainReply {
  readonly ground: DataOf<typeof ReplyExplained>['ground'];
  /** The day of the call, or since when it is so. */
  readonly on: LocalDate;
}

/** Only the call itself does what the limit asks for; every other ground is an explanation, and the reply is still owed. */
const metByCall = (petition: Replying, { ground, on }: ExplainReply, moment: Moment) => {
  if (ground !== 'called-back') return [];
  const at = on === dayOf(moment.at) ? moment.at : startOf(on);

  return allMet(openFor(petition, petition.outcome.body, ['T-REPLY']), { cause: 'ReplyExplained', at }, moment);
};

/** 回访、说明理由 (S3-36): while the reply is on its way, the body that decided says that it called the petitioner back, or why he has no reply yet. */
export const explainReply =
  (explanation: ExplainReply): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'replying') return refused('petition.no-reply-awaited', { stage: petition.stage });
    const { body } = petition.outcome;
    const denied = notAllowed('reply', body, moment);
    if (denied !== undefined) return denied;
    const { ground, on } = explanation;
    if (on > dayOf(moment.at)) return refused('petition.explained-in-future', { field: 'on' });

    return recorded<PetitionEvent>({ type: 'ReplyExplained', data: { by: body, ground, on } }, ...metByCall(petition, explanation, moment));
  };
