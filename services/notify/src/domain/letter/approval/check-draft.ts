import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide } from '@huiyin/kernel';
import type { Letters } from '../letters.state.js';
import { draftAtHand } from './draft-at-hand.js';
import { lackingFacts } from './draft-facts.js';
import { draftName, isAuthorOf } from './letter-draft.js';

/** 核稿: by somebody who wrote none of it; a draft that lacks what the letter must say is not passed on. */
export const checkDraft =
  (wish: { readonly draftId: string }): Decide<Letters, LetterEvent> =>
  (state, { actor }) => {
    const found = draftAtHand(state, actor, { ...wish, action: 'check-letter', stages: ['written'] });
    if ('kind' in found) return found;
    const { draft } = found;
    if (isAuthorOf(draft, actor)) return refused('draft.own-draft');
    const facts = lackingFacts(draft.code, draft.facts);
    if (facts.length > 0) return refused('draft.facts-incomplete', { facts });

    return recorded({ type: 'DraftChecked', data: { ...draftName(draft), by: actor.id } });
  };
