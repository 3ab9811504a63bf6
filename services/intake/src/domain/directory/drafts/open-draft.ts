import { refused, type Decision } from '@huiyin/kernel';
import type { DirectoryEntity } from '../directory.aggregate.js';
import type { Draft } from './draft.js';

/** The draft that a word is about. `number`: the one the speaker has seen. */
export const openDraft = (known: DirectoryEntity, number: number | undefined): Draft | Decision<never> => {
  const draft = known.stage === 'none' ? undefined : known.draft;
  if (draft === undefined) return refused('draft.none-open');
  if (number !== undefined && number !== draft.number) return refused('draft.another-is-open', { draft: draft.number });

  return draft;
};

export const isDraft = (found: Draft | Decision<never>): found is Draft => !('kind' in found);
