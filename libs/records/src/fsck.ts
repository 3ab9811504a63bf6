import { isDeepStrictEqual } from 'node:util';

import type { DomainEvent } from '@huiyin/kernel';
import { BSON, type Db } from 'mongodb';

import { fold, openDraft } from './protocol/draft.js';
import { recordCollection } from './store/mongo-storage.js';
import { derivedFrom } from './store/derived.js';
import type { RecordKind } from './record-kind.js';
import { fromStored, type StoredEvent } from './stored-history.js';
import type { StoredRecord } from './stored-record.js';

export interface FsckFault {
  readonly id: string;
  readonly what: string;
}

export interface FsckReport {
  readonly collection: string;
  readonly records: number;
  readonly events: number;
  /** Records of another shape: their state was not compared. */
  readonly otherShapes: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly FsckFault[];
}

/** Faults listed in a report; all are counted. */
const LISTED = 100;

/** A value as the database keeps it: without what is undefined. */
const asStored = (value: unknown): unknown => BSON.deserialize(BSON.serialize({ value }, { ignoreUndefined: true }))['value'];

const isSame = (stored: unknown, computed: unknown): boolean => isDeepStrictEqual(stored, asStored(computed));

/** 'none' where the text is no event. */
const sequenceOf = (stored: StoredEvent | undefined): number | 'none' => {
  try {
    const [event] = fromStored([stored ?? '']);

    return event?.seq ?? 'none';
  } catch {
    return 'none';
  }
};

type Check = (record: StoredRecord<unknown>) => string | undefined;

const historyIsDense: Check = ({ history, version }) => {
  if (history.length !== version) return `version is ${version}, history has ${history.length}`;
  const wrong = history.findIndex((stored, place) => sequenceOf(stored) !== place + 1);

  return wrong === -1 ? undefined : `history has seq ${sequenceOf(history[wrong])} at place ${wrong + 1}`;
};

const publishedIsWithin: Check = ({ published, version, unpublishedSince }) => {
  if (published > version) return `published ${published} is beyond version ${version}`;
  if (published < version && unpublishedSince === null) return 'lags without a mark: no sweep will find it';

  return published === version && unpublishedSince !== null ? 'published, but marked as unpublished' : undefined;
};

const waitingIsAhead: Check = ({ waiting, heard }) => {
  const behind = waiting.find(({ source, sequence }) => sequence <= (heard[source] ?? 0));

  return behind === undefined ? undefined : `waits for ${behind.source} ${behind.sequence}, which was heard`;
};

const checkState = <State, Event extends DomainEvent>(record: StoredRecord<State>, kind: RecordKind<State, Event>): readonly string[] => {
  if (record.version === 0) return record.state === null && record.key === '' ? [] : ['has a state or a key, but no history'];
  const { history: texts, ...head } = record;
  const history = fromStored<Event>(texts);
  const [first] = history;
  const state = fold(kind.aggregate, history);
  const derived = derivedFrom(kind, openDraft(kind.aggregate, { id: record._id, head: { ...head, state }, history }, []));
  const stored = { deadlines: record.deadlines, nextDueAt: record.nextDueAt, retryAt: record.retryAt, search: record.search };

  return [
    ...(isSame(record.state, state) ? [] : ['state is not the fold of history']),
    ...(first !== undefined && kind.key(record._id, first) !== record.key ? ['key is not that of the first event'] : []),
    ...Object.entries(derived).flatMap(([field, value]) =>
      isSame(stored[field as keyof typeof stored], value) ? [] : [`${field} is not that of the state`],
    ),
  ];
};

/** Somebody's own document, or one that lost a part: told, and the check goes on. */
const lacksParts = (record: StoredRecord<unknown>): readonly string[] => {
  const parts = { history: Array.isArray(record.history), waiting: Array.isArray(record.waiting), heard: record.heard instanceof Object };
  const lacking = Object.entries(parts).flatMap(([part, isThere]) => (isThere ? [] : [part]));

  return lacking.length === 0 ? [] : [`is no whole record: it lacks ${lacking.join(', ')}`];
};

const checkRecord = <State, Event extends DomainEvent>(record: StoredRecord<State>, kind: RecordKind<State, Event>): readonly string[] => {
  const lacking = lacksParts(record);
  if (lacking.length > 0) return lacking;
  const simple = [historyIsDense, publishedIsWithin, waitingIsAhead].map((check) => check(record));
  const found = simple.filter((what) => what !== undefined);

  return found.length === 0 && record.shape === kind.aggregate.shape ? [...found, ...checkState(record, kind)] : found;
};

/** Proves a collection record by record, streaming: state = fold(history), dense history, published ≤ version, deadlines and search of the state. */
export const fsck = async <State, Event extends DomainEvent>(db: Db, kind: RecordKind<State, Event>): Promise<FsckReport> => {
  const faults: FsckFault[] = [];
  const count = { records: 0, events: 0, otherShapes: 0, faultCount: 0 };
  const records = recordCollection(db, kind.collection).find({}).batchSize(50) as unknown as AsyncIterable<StoredRecord<State>>;
  for await (const record of records) {
    const found = checkRecord(record, kind);
    count.records += record.version === 0 ? 0 : 1;
    count.events += record.history?.length ?? 0;
    count.otherShapes += record.shape === kind.aggregate.shape ? 0 : 1;
    count.faultCount += found.length;
    if (faults.length < LISTED) faults.push(...found.map((what) => ({ id: record._id, what })));
  }

  return { collection: kind.collection, ...count, faults };
};
