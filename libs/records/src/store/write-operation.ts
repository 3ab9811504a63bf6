import type { DomainEvent } from '@huiyin/kernel';
import type { Document } from 'mongodb';

import { newestAnswers } from '../protocol/answers.js';
import { versionOf, type Draft } from '../protocol/draft.js';
import type { Setting } from '../protocol/setting.js';
import { publishedAfter } from '../publishing/parcel.js';
import { toStored } from '../stored-history.js';
import type { RecordHead, StoredRecord } from '../stored-record.js';
import type { RecordOperation } from './bulk-write.js';
import { derivedFrom } from './derived.js';

export const keyOf = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  { id, head, fresh }: Draft<State, Event>,
): string => {
  if (head !== undefined && head.version > 0) return head.key;
  const [first] = fresh;

  return first === undefined ? '' : setting.kind.key(id, first);
};

const messages = <State, Event extends DomainEvent>({ waiting }: Draft<State, Event>) => waiting.map(({ message }) => message);

const prefixed = <Value>(field: string, values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${field}.${name}`, value]));

/** What nobody is told of counts as published with the write that records it. */
const publishing = <State, Event extends DomainEvent>(setting: Setting<State, Event>, draft: Draft<State, Event>) => {
  const published = publishedAfter(setting.kind, draft);
  if (published === versionOf(draft)) return { published, unpublishedSince: null };
  if (draft.fresh.length === 0) return {};

  return { published, unpublishedSince: draft.head?.unpublishedSince ?? setting.machineNow() };
};

const statePart = <State, Event extends DomainEvent>(setting: Setting<State, Event>, draft: Draft<State, Event>) => {
  const isChanged = draft.fresh.length > 0 || draft.refolded;
  if (!isChanged || versionOf(draft) === 0) return {};

  return { state: draft.state, ...derivedFrom(setting.kind, draft) };
};

const freshDocument = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  token: string,
): StoredRecord<State> => ({
  _id: draft.id,
  key: keyOf(setting, draft),
  shape: setting.kind.aggregate.shape,
  revision: 1,
  batch: token,
  version: versionOf(draft),
  state: versionOf(draft) === 0 ? null : draft.state,
  history: toStored(draft.fresh),
  ...derivedFrom(setting.kind, draft),
  heard: draft.heard,
  waiting: messages(draft),
  answered: newestAnswers(undefined, draft.answers).keep,
  published: 0,
  unpublishedSince: null,
  ...publishing(setting, draft),
});

interface Step<State, Event extends DomainEvent> {
  readonly draft: Draft<State, Event>;
  readonly head: RecordHead<State>;
  readonly token: string;
}

const updateOf = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  { draft, head, token }: Step<State, Event>,
): Document => {
  const { keep, drop } = newestAnswers(head, draft.answers);
  const isFirst = head.version === 0 && draft.fresh.length > 0;

  return {
    $set: {
      revision: head.revision + 1,
      batch: token,
      version: versionOf(draft),
      shape: setting.kind.aggregate.shape,
      ...(isFirst ? { key: keyOf(setting, draft) } : {}),
      ...statePart(setting, draft),
      ...publishing(setting, draft),
      ...prefixed('heard', draft.heard),
      ...prefixed('answered', keep),
      waiting: messages(draft),
    },
    ...(drop.length === 0 ? {} : { $unset: Object.fromEntries(drop.map((cause) => [`answered.${cause}`, ''])) }),
    ...(draft.fresh.length === 0 ? {} : { $push: { history: { $each: toStored(draft.fresh) } } }),
  };
};

/** One guarded write of one record: an insert that fails where the record exists, or an update that matches the loaded revision only. */
export const writeOperation = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  token: string,
): RecordOperation => {
  const { head } = draft;
  if (head === undefined) return { insertOne: { document: freshDocument(setting, draft, token) } };

  return { updateOne: { filter: { _id: draft.id, revision: head.revision }, update: updateOf(setting, { draft, head, token }) } };
};
