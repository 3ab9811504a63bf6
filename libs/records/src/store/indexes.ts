import { Fault, type DomainEvent } from '@huiyin/kernel';
import type { Db, IndexDescription } from 'mongodb';

import type { IndexSpec, RecordKind } from '../record-kind.js';
import { EXISTING } from '../stored-record.js';
import { databaseFault } from './server-errors.js';

/** Lower bound of every date in a record. Queries name it as the partial indexes do: a server uses a partial index only where the query implies its filter. */
export const LONG_AGO = new Date(0);

const isDated = (field: string): Pick<IndexDescription, 'key' | 'name' | 'partialFilterExpression'> => ({
  key: { [field]: 1 },
  name: `store-${field}`,
  partialFilterExpression: { [field]: { $gte: LONG_AGO } },
});

const nameOf = ({ name, key }: IndexSpec): string =>
  name ??
  Object.entries(key)
    .map(([field, direction]) => `${field}_${direction}`)
    .join('_');

/** A unique index leaves out records that only remember a refusal: they have no state, and two of them would break it. */
const described = (spec: IndexSpec): IndexDescription => ({
  key: { ...spec.key },
  name: nameOf(spec),
  ...(spec.unique === true ? { unique: true, partialFilterExpression: { ...EXISTING, ...spec.partialFilterExpression } } : {}),
  ...(spec.unique !== true && spec.partialFilterExpression !== undefined ? { partialFilterExpression: spec.partialFilterExpression } : {}),
});

export const indexesOf = <State, Event extends DomainEvent>({
  search,
  indexes = [],
}: RecordKind<State, Event>): readonly IndexDescription[] => [
  isDated('nextDueAt'),
  isDated('retryAt'),
  isDated('unpublishedSince'),
  isDated('waiting.since'),
  ...(search === undefined ? [] : [{ key: { search: 1 as const }, name: 'store-search' }]),
  ...indexes.map(described),
];

/** Creates what is missing. An index that exists in another form is a fault: it is changed by a migration, never by a start. */
export const ensureIndexes = async <State, Event extends DomainEvent>(db: Db, kind: RecordKind<State, Event>): Promise<void> => {
  try {
    await db.collection(kind.collection).createIndexes([...indexesOf(kind)]);
  } catch (cause) {
    if (isOtherForm(cause))
      throw new Fault('record.index-differs', `an index of ${kind.collection} exists in another form`, { retryable: false, cause });
    throw databaseFault(cause);
  }
};

const INDEX_OPTIONS_CONFLICT = 85;
const INDEX_KEY_SPECS_CONFLICT = 86;
const isOtherForm = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === INDEX_OPTIONS_CONFLICT || error.code === INDEX_KEY_SPECS_CONFLICT);

/** Names of indexes that the database does not have. */
export const missingIndexes = async <State, Event extends DomainEvent>(
  db: Db,
  kind: RecordKind<State, Event>,
): Promise<readonly string[]> => {
  const existing = await db
    .collection(kind.collection)
    .listIndexes()
    .toArray()
    .catch(() => []);
  const names = new Set(existing.map(({ name }) => String(name)));

  return indexesOf(kind).flatMap(({ name = '' }) => (names.has(name) ? [] : [name]));
};
