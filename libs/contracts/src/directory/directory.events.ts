import { z } from 'zod';
import { eventsOf } from '../define.js';
import { identifier } from '../common/fields.js';

const define = eventsOf('intake', 'directory');

export const DIRECTORY_ENTITIES = ['organisation', 'region', 'staff', 'rule-set', 'calendar', 'dictionary'] as const;

/** One version of one entity of the directory; the highest version holds. `value` has the form of the entity's kernel type. */
export const directoryEntry = z.object({
  entity: z.enum(DIRECTORY_ENTITIES),
  id: identifier,
  version: z.int().positive(),
  value: z.record(z.string(), z.unknown()),
});
export type DirectoryEntry = z.infer<typeof directoryEntry>;

export const DirectoryEntryPublished = define({
  name: 'DirectoryEntryPublished',
  title: 'A version of an organisation, region, member of staff, rule set, calendar or code table (机构目录)',
  schema: directoryEntry,
  sample: { entity: 'region', id: '990102', version: 1, value: { code: '990102', name: '清河区', level: 'county', parent: '990100' } },
});
