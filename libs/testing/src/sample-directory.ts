import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { EMPTY_DIRECTORY, type Actor, type Directory, type Organisation, type Region, type Staff, type StaffId } from '@huiyin/kernel';
import { withLaw } from '@huiyin/time';
import { parse } from 'yaml';

const SAMPLES = join(dirname(fileURLToPath(import.meta.url)), '../../../samples');

const read = (name: string): unknown => parse(readFileSync(join(SAMPLES, name), 'utf8'));

const keyed = <Value extends object, Key extends keyof Value>(values: readonly Value[], key: Key): ReadonlyMap<Value[Key], Value> =>
  new Map(values.map((value) => [value[key], value]));

const filled = (organisation: Organisation): Organisation => ({
  ...organisation,
  superiors: organisation.superiors ?? [],
  vertical: organisation.vertical ?? false,
});

let known: Directory | undefined;

/** The made-up city of `samples/`, under the nation's rules and calendars. */
export const sampleDirectory = (): Directory => {
  known ??= readSampleDirectory();

  return known;
};

const readSampleDirectory = (): Directory => {
  const { regions, organisations } = read('directory.yaml') as {
    readonly regions: readonly Region[];
    readonly organisations: readonly Organisation[];
  };
  const { staff } = read('staff.yaml') as { readonly staff: readonly Staff[] };

  return withLaw({
    ...EMPTY_DIRECTORY,
    regions: keyed(regions, 'code'),
    organisations: keyed(organisations.map(filled), 'id'),
    staff: keyed(staff, 'id'),
    dictionaries: read('dictionaries.yaml') as Directory['dictionaries'],
  });
};

/** A member of the sample city's staff, for example `q-zjj:head`, as the one who acts. */
export const sampleActor = (id: string): Actor => {
  const found = sampleDirectory().staff.get(id as StaffId);
  if (found === undefined) throw new Error(`no ${id} in samples/staff.yaml`);

  return { id: found.id, org: found.org, roles: found.roles };
};
