import type { DirectoryDraftProposed, DirectoryEntry, EventOf } from '@huiyin/contracts';
import type { Instant, OrgId, Recorded, StaffId } from '@huiyin/kernel';

/** 草案: a version of rules or of a calendar that one person has proposed and nobody has approved yet. */
export interface Draft {
  readonly number: number;
  /** The version as it would hold. */
  readonly value: DirectoryEntry['value'];
  /** The version it corrects, which is not in force yet. */
  readonly replaces?: number;
  readonly proposedBy: StaffId;
  readonly org: OrgId;
  readonly proposedAt: Instant;
}

/** How many there were, and the one that is open: never more than one, so that what is approved is what was compared. */
export interface Drafts {
  readonly draftsMade: number;
  readonly draft?: Draft;
}

export const proposedDraft = ({ data, actor, at }: Recorded<EventOf<typeof DirectoryDraftProposed>>): Draft => ({
  number: data.draft,
  value: data.value as Draft['value'],
  ...(data.replaces === undefined ? {} : { replaces: data.replaces }),
  proposedBy: actor.id,
  org: actor.org,
  proposedAt: at,
});
