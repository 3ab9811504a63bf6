import type { DirectoryEntry } from '@huiyin/contracts';
import { recorded, refused, type Decision } from '@huiyin/kernel';
import type { VersionFault } from '@huiyin/policy';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';

/** What a proposal comes to: an entity's next version, and what speaks against it. */
export interface Proposal {
  readonly entity: 'rule-set' | 'calendar';
  readonly id: string;
  /** Made only where nothing speaks against it. */
  readonly value: () => DirectoryEntry['value'];
  readonly replaces?: number;
  readonly faults: readonly VersionFault[];
}

/** Nothing of a version that is wrong is kept; one draft at a time, so that approval is of what was compared. */
export const proposed = (known: DirectoryEntity, { faults, value, ...proposal }: Proposal): Decision<DirectoryEvent> => {
  const { draftsMade = 0, draft } = known.stage === 'none' ? {} : known;
  if (draft !== undefined) return refused('draft.another-is-open', { draft: draft.number, proposedBy: draft.proposedBy });
  if (faults.length > 0) return refused('draft.not-lawful', { faults });

  return recorded({ type: 'DirectoryDraftProposed', data: { ...proposal, value: value(), draft: draftsMade + 1 } });
};
