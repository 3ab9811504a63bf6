import type { LetterEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide } from '@huiyin/kernel';
import { nextTry } from './claims.js';
import { nameOf } from './naming.js';
import { letterOf, type Letters } from './letters.state.js';

/** The making failed: tried again later, for as long as it takes; a letter is never dropped. */
export const failRendering =
  (failure: { readonly letterId: string; readonly claim: string; readonly reason: string }): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, failure.letterId);
    if (letter?.making.stage !== 'rendering' || letter.making.claim !== failure.claim) return ignored('another process holds it');
    const { claim, reason } = failure;

    return recorded({
      type: 'RenderingFailed',
      data: { ...nameOf(letter), claim, reason, retryAt: nextTry(moment.machine, letter.making.tries) },
    });
  };

/** The process that claimed it did not come back. */
export const loseRendering =
  (letterId: string): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const making = letterOf(state, letterId)?.making;

    return failRendering({ letterId, claim: making?.stage === 'rendering' ? making.claim : '', reason: 'claim-ran-out' })(state, moment);
  };
