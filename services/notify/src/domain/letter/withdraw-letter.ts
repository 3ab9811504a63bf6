import type { DataOf, LetterEvent, RefusalWithdrawn } from '@huiyin/contracts';
import { ignored, notYet, recorded, refused, type Decide } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { nameOf } from './naming.js';
import { letterOf, type Letter, type Letters } from './letters.state.js';
import type { Heard } from './order.js';

export const withdrawnEvent = (letter: Letter, why: { readonly reason: string; readonly replacedBy?: string }): LetterEvent => ({
  type: 'LetterWithdrawn',
  data: {
    ...nameOf(letter),
    ...why,
    ...(letter.making.stage === 'issued' && letter.making.number !== undefined ? { number: letter.making.number } : {}),
  },
});

/** A refusal that rested on a wrong fact: its letters are withdrawn, never edited (INV-17); the acceptance that follows replaces them. */
export const withdrawRefusal =
  ({ data }: Heard<DataOf<typeof RefusalWithdrawn>>): Decide<Letters, LetterEvent> =>
  (state) => {
    if (state.matter.stage === 'unknown') return notYet('matter-not-registered');
    const letters = state.letters.filter(
      ({ code, ref, standing }) => code === 'L13' && ref === data.requestId && standing.stage === 'stands',
    );
    if (letters.length === 0) return ignored('no refusal stands');

    return recorded(...letters.map((letter) => withdrawnEvent(letter, { reason: data.reason })));
  };

/** The head of the issuing body withdraws a letter that names a wrong fact. */
export const withdrawLetter =
  (wish: { readonly letterId: string; readonly reason: string }): Decide<Letters, LetterEvent> =>
  (state, { actor }) => {
    const letter = letterOf(state, wish.letterId);
    if (letter === undefined) return refused('letter.not-found');
    if (!isHeadOf(actor, letter.issuer)) return refused('letter.withdrawal-needs-head');
    if (letter.standing.stage === 'withdrawn') return refused('letter.already-withdrawn');

    return recorded(withdrawnEvent(letter, { reason: wish.reason }));
  };
