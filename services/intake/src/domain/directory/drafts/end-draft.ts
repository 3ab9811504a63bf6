import { recorded, refused, type Decide } from '@huiyin/kernel';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';
import { isDraft, openDraft } from './open-draft.js';
import { notRuleOwner, scopeOfEntity } from './rule-owner.js';

interface DraftWord {
  readonly entity: 'rule-set' | 'calendar';
  readonly id: string;
  readonly draft?: number;
}

/** 退回: another rule owner says no, and why. The proposer takes back instead. */
export const rejectDraft =
  ({ entity, id, draft: number, reason }: DraftWord & { readonly reason: string }): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    const denied = notRuleOwner(scopeOfEntity(id), moment);
    if (denied !== undefined) return denied;
    const draft = openDraft(known, number);
    if (!isDraft(draft)) return draft;
    const { proposedBy } = draft;
    if (proposedBy === moment.actor.id) return refused('draft.needs-second-person');

    return recorded({ type: 'DirectoryDraftRejected', data: { entity, id, draft: draft.number, proposedBy, reason } });
  };

/** 撤回: by the one who proposed it. */
export const withdrawDraft =
  ({ entity, id, draft: number }: DraftWord): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    const denied = notRuleOwner(scopeOfEntity(id), moment);
    if (denied !== undefined) return denied;
    const draft = openDraft(known, number);
    if (!isDraft(draft)) return draft;
    if (draft.proposedBy !== moment.actor.id) return refused('draft.of-another-person');

    return recorded({ type: 'DirectoryDraftWithdrawn', data: { entity, id, draft: draft.number } });
  };
