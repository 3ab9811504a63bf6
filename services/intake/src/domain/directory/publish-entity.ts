import type { DirectoryEntry } from '@huiyin/contracts';
import { ignored, recorded, type Decide } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import type { DirectoryEntity, DirectoryEvent } from './directory.aggregate.js';
import { isSameValue } from './same-value.js';

export type EntityValue = Pick<DirectoryEntry, 'entity' | 'id' | 'value'>;

/** A new version of an entity; nothing where it says the same as before. Versions rise by one and are never taken back. */
export const publishEntity =
  ({ entity, id, value }: EntityValue): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, { actor }) => {
    const denied = authorise(actor, 'import-directory');
    if (denied !== undefined) return denied;
    if (known.stage === 'published' && isSameValue(known.value, value)) return ignored('unchanged');
    const version = known.stage === 'published' ? known.version + 1 : 1;

    return recorded({ type: 'DirectoryEntryPublished', data: { entity, id, version, value } });
  };
