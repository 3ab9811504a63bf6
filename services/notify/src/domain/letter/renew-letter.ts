import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { letterOf, withFacts, type Letters } from './letters.state.js';
import { replaced } from './replace-letter.js';

/**
 * 更换: the head has a letter made anew from the same facts, with the words, names and rules of today; the wrong one is withdrawn and
 * stays. What the letter decided is not changed here: that is done where it was decided, or by a draft that replaces it.
 */
export const renewLetter =
  (wish: { readonly letterId: string; readonly reason: string }): Decide<Letters, LetterEvent> =>
  (state, { actor }) => {
    const letter = letterOf(state, wish.letterId);
    if (letter === undefined) return refused('letter.not-found');
    if (!isHeadOf(actor, letter.issuer)) return refused('letter.withdrawal-needs-head');
    if (letter.standing.stage === 'withdrawn') return refused('letter.already-withdrawn');
    if (letter.making.stage !== 'issued') return refused('letter.not-issued');
    const { withheld, letters } = state;

    return recorded(...replaced(withFacts(state, letter), { reason: wish.reason, name: `anew-${letters.length + 1}`, withheld }));
  };
