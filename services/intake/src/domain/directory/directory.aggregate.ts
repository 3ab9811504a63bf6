import type { DIRECTORY_DRAFT_EVENTS, DirectoryEntry, DirectoryEntryPublished, EventOf } from '@huiyin/contracts';
import { assertNever, ignored, type Aggregate } from '@huiyin/kernel';
import { rulesAfter } from '@huiyin/policy';
import { proposedDraft, type Drafts } from './drafts/draft.js';

/**
 * 机构目录 entity: an organisation, region, member of staff, code table, calendar, or all versions of a region's rules, as published
 * last; of rules and calendars also the drafts.
 */
export type DirectoryEntity =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'drafted' } & Drafts)
  | ({ readonly stage: 'published' } & DirectoryEntry & Partial<Drafts>);

export type DirectoryEvent = EventOf<typeof DirectoryEntryPublished> | EventOf<(typeof DIRECTORY_DRAFT_EVENTS)[number]>;

type Published = EventOf<typeof DirectoryEntryPublished>['data'];

const published = (before: DirectoryEntity, { entity, id, version, value }: Published): DirectoryEntity => {
  const known = before.stage === 'published' ? before.value : undefined;
  const drafts = before.stage === 'none' ? {} : draftsOf(before);

  return { ...drafts, stage: 'published', entity, id, version, value: entity === 'rule-set' ? rulesAfter(known, value) : value };
};

const draftsOf = ({ draftsMade, draft }: Partial<Drafts>): Partial<Drafts> => ({
  ...(draftsMade === undefined ? {} : { draftsMade }),
  ...(draft === undefined ? {} : { draft }),
});

const withDrafts = (before: DirectoryEntity, drafts: Drafts): DirectoryEntity => {
  if (before.stage !== 'published') return { stage: 'drafted', ...drafts };
  const { draft: _, ...rest } = before;

  return { ...rest, ...drafts };
};

/** One record per entity, so that each has versions of its own; a region's rules are one entity in all their versions. */
export const directoryAggregate: Aggregate<DirectoryEntity, DirectoryEvent> = {
  name: 'intake.directory',
  shape: 2,
  initial: { stage: 'none' },
  evolve: (before, event) => {
    switch (event.type) {
      case 'DirectoryEntryPublished':
        return published(before, event.data);
      case 'DirectoryDraftProposed':
        return withDrafts(before, { draftsMade: event.data.draft, draft: proposedDraft(event) });
      case 'DirectoryDraftApproved':
      case 'DirectoryDraftRejected':
      case 'DirectoryDraftWithdrawn':
        return withDrafts(before, { draftsMade: event.data.draft });
      default:
        return assertNever(event);
    }
  },
  deadlines: () => [],
  due: () => () => ignored('no-deadlines'),
};

/** Id of an entity's record. */
export const entityId = ({ entity, id }: Pick<DirectoryEntry, 'entity' | 'id'>): string => `${entity}/${id}`;
