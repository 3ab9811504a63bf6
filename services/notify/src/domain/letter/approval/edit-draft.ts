import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide } from '@huiyin/kernel';
import type { KnownMatter, Letters } from '../letters.state.js';
import { draftAtHand } from './draft-at-hand.js';
import { strangeFacts } from './draft-facts.js';
import { draftName, type LetterDraft } from './letter-draft.js';

export interface DraftEdit {
  readonly draftId: string;
  /** By fact: what it shall say; `undefined` takes it out. Facts that are not named stay. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The change makes it a letter that is approved otherwise: that one is drafted anew. */
  readonly isOtherLetter?: boolean;
}

type Change = { readonly was?: unknown; readonly now?: unknown };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const changesIn = ({ facts }: LetterDraft, edit: DraftEdit): Readonly<Record<string, Change>> =>
  Object.fromEntries(
    Object.entries(edit.facts)
      .filter(([name, now]) => !isSame(facts[name], now))
      .map(([name, now]) => [name, { ...(name in facts ? { was: facts[name] } : {}), ...(now === undefined ? {} : { now }) }]),
  );

/** 修改文稿: what a fact said before is kept beside what it says now; a draft that was checked must be checked again. */
export const editDraft =
  (edit: DraftEdit): Decide<Letters, LetterEvent> =>
  (state, { actor, directory }) => {
    const found = draftAtHand(state, actor, { ...edit, action: 'draft-letter', stages: ['written', 'checked', 'returned'] });
    if ('kind' in found) return found;
    const { draft } = found;
    if (edit.isOtherLetter === true) return refused('draft.approval-differs');
    const strange = strangeFacts(draft.code, edit.facts, { matter: state.matter as KnownMatter, directory });
    if (strange.length > 0) return refused('draft.facts-unknown', { facts: strange });
    const changes = changesIn(draft, edit);
    if (Object.keys(changes).length === 0) return refused('draft.nothing-changed');

    return recorded({ type: 'DraftEdited', data: { ...draftName(draft), changes, by: actor.id } });
  };
