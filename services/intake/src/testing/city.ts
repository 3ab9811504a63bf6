import { readFileSync } from 'node:fs';
import { EMPTY_DIRECTORY, asStaffId, type Actor, type Directory } from '@huiyin/kernel';
import { foldDirectoryEntries, type DirectoryEntry } from '@huiyin/policy';
import { withLaw } from '@huiyin/time';
import { parse } from 'yaml';

const SAMPLES = new URL('../../../../samples/', import.meta.url);

export const sampleText = (name: string): string => readFileSync(new URL(name, SAMPLES), 'utf8');

const entriesOf = (entity: DirectoryEntry['entity'], values: readonly Record<string, unknown>[], key: string): readonly DirectoryEntry[] =>
  values.map((value) => ({ entity, id: String(value[key]), version: 1, value }));

const readCity = (): Directory => {
  const directory = parse(sampleText('directory.yaml')) as Record<string, Record<string, unknown>[]>;
  const { staff = [] } = parse(sampleText('staff.yaml')) as Record<string, Record<string, unknown>[]>;
  const dictionaries = Object.entries(parse(sampleText('dictionaries.yaml')) as Record<string, Record<string, unknown>>);

  return withLaw(
    foldDirectoryEntries(EMPTY_DIRECTORY, [
      ...entriesOf('region', directory.regions ?? [], 'code'),
      ...entriesOf('organisation', directory.organisations ?? [], 'id'),
      ...entriesOf('staff', staff, 'id'),
      ...dictionaries.map(([id, value]) => ({ entity: 'dictionary' as const, id, version: 1, value })),
    ]),
  );
};

/** The made-up city of `samples/`, with the nation's rules and calendars. */
export const CITY: Directory = readCity();

/** A member of staff of the city, as he acts. */
export const staff = (id: string): Actor => {
  const found = CITY.staff.get(asStaffId(id));
  if (found === undefined) throw new Error(`no ${id} in the sample city`);

  return { id: found.id, org: found.org, roles: found.roles };
};
