import type { LetterEvent } from '@huiyin/contracts';
import { refused, type Decide } from '@huiyin/kernel';
import type { Letters } from '../letters.state.js';
import { draftAtHand } from './draft-at-hand.js';
import { issuedFrom } from './issue-from-draft.js';
import { isAuthorOf, maySign } from './letter-draft.js';

/** 签发: by a role that the letter needs, or who acts in the head's place, and never by who wrote it (two pairs of eyes). */
export const signDraft =
  (wish: { readonly draftId: string }): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const found = draftAtHand(state, moment.actor, { ...wish, action: 'sign-letter', stages: ['checked'] });
    if ('kind' in found) return found;
    const { draft } = found;
    if (!maySign(draft, moment.actor)) return refused('draft.needs-other-role', { roles: draft.signers });
    if (isAuthorOf(draft, moment.actor)) return refused('draft.own-draft');

    return issuedFrom(draft, state, moment);
  };
