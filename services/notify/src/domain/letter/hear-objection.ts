import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type LocalDate, type Sealed } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { dayOf } from '@huiyin/time';
import { letterOf, withFacts, type Letter, type Letters } from './letters.state.js';
import { nameOf } from './naming.js';
import { personsOf } from './recipients.js';

export interface HeardObjection {
  readonly letterId: string;
  readonly person: string;
  readonly words: Sealed;
  readonly heardOn: LocalDate;
}

/** 反馈: tells what came of a report; against other letters the law gives remedies of its own. */
const isFeedback = (letter: Letter): boolean => letter.code === 'L33' && letter.facts['basis'] === 'feedback';

const refusalOf = (letter: Letter, { person, heardOn }: HeardObjection, today: LocalDate): Decision<never> | undefined => {
  if (!isFeedback(letter)) return refused('objection.other-remedy');
  if (letter.service.stage !== 'served') return refused('letter.not-served');
  if (!personsOf(letter).includes(person)) return refused('objection.not-told');

  return heardOn < letter.service.servedOn || heardOn > today ? refused('objection.wrong-day', { today }) : undefined;
};

/** 听取意见 (S3-92): who signed a report and thinks otherwise is heard by the body that told him, and what he says is kept. */
export const hearObjection =
  (heard: HeardObjection): Decide<Letters, LetterEvent> =>
  (state, { actor, at }) => {
    const found = letterOf(state, heard.letterId);
    if (found?.issuer !== actor.org) return refused('letter.not-found');
    const denied = authorise(actor, 'draft-letter') ?? refusalOf(withFacts(state, found), heard, dayOf(at));
    if (denied !== undefined) return denied;
    const { person, words, heardOn } = heard;

    return recorded({ type: 'ObjectionHeard', data: { ...nameOf(found), person, words, heardOn, by: actor.id } });
  };
