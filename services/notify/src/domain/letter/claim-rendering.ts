import type { LetterEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { claimName, renderingEnds } from './claims.js';
import { nameOf } from './naming.js';
import { letterOf, type Letters } from './letters.state.js';

/**
 * A process takes the making of a letter on itself. The disclosure guard is asked again (INV-6): the matter may have been withheld
 * from the addressee after the letter was ordered.
 */
export const claimRendering =
  (letterId: string): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined || letter.standing.stage === 'withdrawn') return ignored('no letter to make');
    const { making, addressee } = letter;
    if (making.stage !== 'ordered' && making.stage !== 'failed') return ignored('already in work');
    if (addressee.kind === 'organisation' && !mayAddress(addressee.org, state.withheld, moment.directory)) {
      return recorded({ type: 'LetterWithdrawn', data: { ...nameOf(letter), reason: 'withheld-from-addressee' } });
    }
    const tries = making.stage === 'failed' ? making.tries : 0;

    return recorded({
      type: 'RenderingStarted',
      data: { ...nameOf(letter), claim: claimName(letter, 'render', tries + 1), until: renderingEnds(moment.machine) },
    });
  };
