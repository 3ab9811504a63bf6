import type { DirectoryEntry, DirectoryEntryPublished, EventOf } from '@huiyin/contracts';
import { ignored, type Aggregate } from '@huiyin/kernel';

/** 机构目录 entity: an organisation, region, member of staff, rule set, calendar or code table, in its newest version. */
export type DirectoryEntity = { readonly stage: 'none' } | ({ readonly stage: 'published' } & DirectoryEntry);
export type DirectoryEvent = EventOf<typeof DirectoryEntryPublished>;

/** One record per entity, so that each has versions of its own. */
export const directoryAggregate: Aggregate<DirectoryEntity, DirectoryEvent> = {
  name: 'intake.directory',
  shape: 1,
  initial: { stage: 'none' },
  evolve: (_, { data }) => {
    const { entity, id, version, value } = data;

    return { stage: 'published', entity, id, version, value };
  },
  deadlines: () => [],
  due: () => () => ignored('no-deadlines'),
};

/** Id of an entity's record. */
export const entityId = ({ entity, id }: Pick<DirectoryEntry, 'entity' | 'id'>): string => `${entity}/${id}`;
