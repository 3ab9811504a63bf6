import { openDocument, readContent, type WrittenFault } from '@huiyin/contracts';
import type { EntityValue } from '../../domain/directory/publish-entity.js';
import { directoryDocument, entitiesOf, isTableName } from './directory-document.js';

export type DirectoryFile = { readonly entities: readonly EntityValue[] } | { readonly faults: readonly WrittenFault[] };

const doubles = (entities: readonly EntityValue[]): readonly string[] => {
  const seen = new Set<string>();

  return entities
    .map(({ entity, id }) => `${entity} ${id}`)
    .filter((key) => {
      const again = seen.has(key);
      seen.add(key);

      return again;
    });
};

/** Law is not imported: it is proposed by one person and approved by another. */
const DRAFTED: Readonly<Record<string, string>> = {
  ruleSets: 'rules are proposed and approved: POST /directory/rule-sets/{region}/drafts',
  calendars: 'calendars are proposed and approved: POST /directory/calendars/{region}/{year}/drafts',
};

const drafted = (written: unknown): readonly string[] =>
  typeof written === 'object' && written !== null ? Object.keys(written).filter((name) => Object.hasOwn(DRAFTED, name)) : [];

/** A directory file as YAML text, or as JSON that was read already. Nothing of it is taken where any of it is wrong. */
export const readDirectoryFile = (body: unknown): DirectoryFile => {
  const opened = openDocument(body);
  if ('faults' in opened) return opened;
  const { locate, content } = opened;
  const law = drafted(content);
  if (law.length > 0) return { faults: law.map((name) => ({ field: locate([name]), reason: DRAFTED[name] ?? '' })) };
  const read = readContent(directoryDocument, opened);
  if ('faults' in read) return read;
  const unnamed = Object.keys(read.document).filter((id) => !isTableName(id));
  if (unnamed.length > 0) return { faults: unnamed.map((id) => ({ field: locate([id]), reason: 'is no name of a code table' })) };
  const entities = entitiesOf(read.document);
  if (entities.length === 0) return { faults: [{ field: '', reason: 'nothing in it' }] };
  const twice = doubles(entities);

  return twice.length === 0 ? { entities } : { faults: twice.map((id) => ({ field: id, reason: 'stands there twice' })) };
};
