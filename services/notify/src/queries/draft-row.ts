import type { Actor } from '@huiyin/kernel';
import type { LetterDraft } from '../domain/letter/approval/letter-draft.js';
import { awaitedOf } from '../domain/letter/approval/waits-for.js';

/** A draft as staff of its office see it in lists: codes, ids and dates, no words of people. */
export const draftRow = (draft: LetterDraft, actor: Actor) => {
  const { id, code, issuer, to, copies, signers, ref, replaces, authors, checkedBy, progress, since } = draft;
  const awaits = awaitedOf(draft, actor);

  return {
    draftId: id,
    ...{ code, issuer, to, copies, signers, authors, since },
    stage: progress.stage,
    ...(checkedBy === undefined ? {} : { checkedBy }),
    ...(ref === undefined ? {} : { ref }),
    ...(replaces === undefined ? {} : { replaces: replaces.letterId }),
    ...(awaits === undefined ? {} : { awaits }),
  };
};
export type DraftRow = ReturnType<typeof draftRow>;
