import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Sealed } from '@huiyin/kernel';
import type { Letters } from '../letters.state.js';
import { draftAtHand } from './draft-at-hand.js';
import { draftName, isAuthorOf } from './letter-draft.js';

/** 退回修改: whoever checks or signs sends it back to its authors and says why. */
export const returnDraft =
  (wish: { readonly draftId: string; readonly comments: Sealed }): Decide<Letters, LetterEvent> =>
  (state, { actor }) => {
    const found = draftAtHand(state, actor, { ...wish, action: 'check-letter', stages: ['written', 'checked'] });
    if ('kind' in found) return found;
    if (isAuthorOf(found.draft, actor)) return refused('draft.own-draft');

    return recorded({ type: 'DraftReturned', data: { ...draftName(found.draft), comments: wish.comments, by: actor.id } });
  };

/** 文稿作废: by one of its authors, or by who may check it. */
export const dropDraft =
  (wish: { readonly draftId: string; readonly reason: Sealed }): Decide<Letters, LetterEvent> =>
  (state, { actor }) => {
    const found = draftAtHand(state, actor, { ...wish, action: 'check-letter', stages: ['written', 'checked', 'returned'] });
    if ('kind' in found) return found;

    return recorded({ type: 'DraftDropped', data: { ...draftName(found.draft), reason: wish.reason, by: actor.id } });
  };
