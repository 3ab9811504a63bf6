import type { OpinionText, PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { notAllowed, UNKNOWN } from '../acting.js';
import { recordDecided } from '../closing.js';
import type { Petition } from '../state/petition.js';

export interface AnswerDuty {
  readonly outcome: '1' | '2' | '3';
  readonly text: OpinionText;
}

/** 履职答复 (route 5, L10): the duty was performed, or the petitioner is told why not. */
export const answerDuty =
  ({ outcome, text }: AnswerDuty): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'performing') return refused('petition.not-performing', { stage: petition.stage });
    const agency = petition.holder;
    const denied = notAllowed('reply', agency, moment);
    if (denied !== undefined) return denied;
    if (!isHeadOf(moment.actor, agency)) return refused('petition.answer-needs-head');
    const fact: PetitionEvent = { type: 'DutyAnswered', data: { agency, outcome, text, signedBy: moment.actor.id } };

    return recordDecided(petition, { fact, by: agency }, moment);
  };
