import type { PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide, type Sealed } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { notAllowed, UNKNOWN } from '../acting.js';
import { recordDecided } from '../closing.js';
import { isDirect } from '../direct.js';
import type { InStudy, InTriage, Passed, Petition, Registered } from '../state/petition.js';

export interface AnswerSuggestion {
  /** 8 adopted, 9 partly, 10 not. */
  readonly outcome: '8' | '9' | '10';
  readonly reply: Sealed;
}

/** Study and answer may be one step: an acceptance in between is needed only where it takes longer than the notice period. */
const isAnswerable = (petition: Registered): petition is Passed | InStudy | InTriage =>
  petition.stage === 'passed' || petition.stage === 'studying' || isDirect(petition);

/** 建议答复 (Regulation Art. 29, L11): studied, adopted or not, and in any case answered. */
export const answerSuggestion =
  ({ outcome, reply }: AnswerSuggestion): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!isAnswerable(petition)) return refused('petition.not-passed', { stage: petition.stage });
    if (petition.facts.kind !== 'suggestion') return refused('petition.not-a-suggestion', { kind: petition.facts.kind });
    const agency = petition.holder;
    const denied = notAllowed('reply', agency, moment);
    if (denied !== undefined) return denied;
    if (!isHeadOf(moment.actor, agency)) return refused('petition.answer-needs-head');
    const fact: PetitionEvent = { type: 'SuggestionAnswered', data: { agency, outcome, reply, signedBy: moment.actor.id } };

    return recordDecided(petition, { fact, by: agency }, moment);
  };
