import { refused, type Actor, type Decision } from '@huiyin/kernel';
import { authorise, type Action } from '@huiyin/policy';
import type { Letters } from '../letters.state.js';
import type { DraftProgress, LetterDraft } from './letter-draft.js';

export interface DraftWish {
  readonly draftId: string;
  readonly action: Action;
  readonly stages: readonly DraftProgress['stage'][];
}

/** The draft of the actor's own office at the stage that an action needs, or why not. To others it is as if it were not there. */
export const draftAtHand = (
  { drafts }: Letters,
  actor: Actor,
  { draftId, action, stages }: DraftWish,
): { readonly draft: LetterDraft } | Decision<never> => {
  const draft = drafts.find(({ id, issuer }) => id === draftId && issuer === actor.org);
  if (draft === undefined) return refused('draft.not-found');
  const { stage } = draft.progress;

  return authorise(actor, action) ?? (stages.includes(stage) ? { draft } : refused('draft.wrong-stage', { stage }));
};
