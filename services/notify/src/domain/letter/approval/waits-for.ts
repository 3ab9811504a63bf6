import type { Actor } from '@huiyin/kernel';
import { isAuthorised } from '@huiyin/policy';
import { isAuthorOf, maySign, type DraftProgress, type LetterDraft } from './letter-draft.js';

export type Awaited = 'check' | 'signature' | 'revision';
type IsFor = (draft: LetterDraft, actor: Actor) => boolean;

const AWAITED: Readonly<Partial<Record<DraftProgress['stage'], { readonly what: Awaited; readonly isFor: IsFor }>>> = {
  written: { what: 'check', isFor: (draft, actor) => !isAuthorOf(draft, actor) && isAuthorised(actor, 'check-letter') },
  checked: { what: 'signature', isFor: (draft, actor) => !isAuthorOf(draft, actor) && maySign(draft, actor) },
  returned: { what: 'revision', isFor: isAuthorOf },
};

/** 待办: what an open draft waits for from this person; nothing where it waits for somebody else. */
export const awaitedOf = (draft: LetterDraft, actor: Actor): Awaited | undefined => {
  const next = draft.waitsAt === actor.org ? AWAITED[draft.progress.stage] : undefined;

  return next?.isFor(draft, actor) === true ? next.what : undefined;
};
