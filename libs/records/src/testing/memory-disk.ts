import type { DomainEvent } from '@huiyin/kernel';

import type { Draft, Loaded } from '../protocol/draft.js';
import type { Setting } from '../protocol/setting.js';
import type { Parcel } from '../publishing/parcel.js';
import { asAcknowledged, isLagging, type Lost, type Sending, type VersionMark } from '../store/storage.js';
import { writeOperation } from '../store/write-operation.js';
import { fromStored } from '../stored-history.js';
import type { StoredRecord } from '../stored-record.js';

type Fields = Record<string, unknown>;

/** The part of MongoDB's update language that the store uses. */
const updated = (record: Fields, update: { $set?: Fields; $unset?: Fields; $push?: { history: { $each: unknown[] } } }): Fields => {
  const next = structuredClone(record);
  const place = (path: string): [Fields, string] => {
    const [field = '', inner] = path.split('.');

    return inner === undefined ? [next, field] : [next[field] as Fields, inner];
  };
  for (const [path, value] of Object.entries(update.$set ?? {})) {
    const [holder, name] = place(path);
    holder[name] = structuredClone(value);
  }
  for (const path of Object.keys(update.$unset ?? {})) {
    const [holder, name] = place(path);
    Reflect.deleteProperty(holder, name);
  }
  next['history'] = [...(next['history'] as unknown[]), ...structuredClone(update.$push?.history.$each ?? [])];

  return next;
};

/** A collection in memory that several processes of a model share; it applies the very operations that MongoDB gets. */
export class MemoryDisk<State, Event extends DomainEvent> {
  private readonly documents = new Map<string, StoredRecord<State>>();

  all(): readonly StoredRecord<State>[] {
    return [...this.documents.values()];
  }

  load(ids: readonly string[], sending: Sending): ReadonlyMap<string, Loaded<State, Event>> {
    const found = ids.flatMap((id) => this.documents.get(id) ?? []);

    return new Map(
      found.map((record) => {
        const { history, ...stored } = structuredClone(record);
        const head = asAcknowledged(stored, sending);

        return [head._id, { id: head._id, head, history: isLagging(head, sending) ? fromStored<Event>(history) : [] }];
      }),
    );
  }

  write(setting: Setting<State, Event>, drafts: readonly Draft<State, Event>[], token: string): Lost {
    const conflicts = drafts.filter((draft) => !this.writeOne(setting, draft, token)).map(({ id }) => id);

    return { conflicts: new Set(conflicts), notUnique: new Map() };
  }

  markPublished(token: string, ids: readonly string[]): boolean {
    const carriers = ids.filter((id) => this.documents.get(id)?.batch === token);
    for (const id of carriers) this.mark(id);

    return carriers.length === ids.length;
  }

  markVersions(marks: readonly VersionMark[]): void {
    for (const { id, version } of marks) if (this.documents.get(id)?.version === version) this.mark(id);
  }

  private mark(id: string): void {
    const record = this.documents.get(id);
    if (record !== undefined) this.documents.set(id, { ...record, published: record.version, unpublishedSince: null });
  }

  unpublished(): readonly Parcel<Event>[] {
    return this.all()
      .filter(({ unpublishedSince }) => unpublishedSince !== null)
      .map(({ _id, history, batch, key, published, version, revision }) => ({
        ...{ id: _id, token: batch, key, published, version, revision },
        events: fromStored<Event>(history).filter(({ seq }) => seq > published),
      }));
  }

  private writeOne(setting: Setting<State, Event>, draft: Draft<State, Event>, token: string): boolean {
    const operation = writeOperation(setting, draft, token);
    const existing = this.documents.get(draft.id);
    if ('insertOne' in operation) {
      if (existing !== undefined) return false;
      this.documents.set(draft.id, structuredClone(operation.insertOne.document) as unknown as StoredRecord<State>);

      return true;
    }
    if (!('updateOne' in operation) || existing === undefined || existing.revision !== draft.head?.revision) return false;
    this.documents.set(
      draft.id,
      updated(existing as unknown as Fields, operation.updateOne.update as Fields) as unknown as StoredRecord<State>,
    );

    return true;
  }
}
