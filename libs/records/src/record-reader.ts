import { Together, type Deadline, type DomainEvent, type Done, type Recorded } from '@huiyin/kernel';

import type { DueRecord } from './deadlines/due-sweep.js';
import { openDraft, type Loaded } from './protocol/draft.js';
import type { DueBy } from './protocol/fire.js';
import type { Setting } from './protocol/setting.js';
import type { Parcel } from './publishing/parcel.js';
import type { RecordCollection } from './store/bulk-write.js';
import { LONG_AGO } from './store/indexes.js';
import { databaseFault } from './store/server-errors.js';
import type { Storage } from './store/storage.js';
import { fromStored } from './stored-history.js';
import { EXISTING, type RecordHead } from './stored-record.js';

/** A record as a reader sees it. */
export interface Snapshot<State> {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly state: State;
  readonly deadlines: readonly Deadline[];
}

/** Who only reads sends nothing. */
const NOTHING_TO_SEND = { isOnItsWay: () => true, isAcknowledged: () => false };

/** What is read of records without deciding anything. */
export class RecordReader<State, Event extends DomainEvent> {
  private readonly snapshots = new Together<string, Snapshot<State> | undefined>((ids) => this.read(ids));

  constructor(
    private readonly setting: Setting<State, Event>,
    readonly collection: RecordCollection,
    private readonly storage: Storage<State, Event>,
  ) {}

  get(id: string): Promise<Snapshot<State> | undefined> {
    return this.snapshots.do(id);
  }

  async history(id: string): Promise<readonly Recorded<Event>[]> {
    try {
      const found = await this.collection.findOne({ _id: id }, { projection: { history: 1 } });

      return fromStored(found?.history ?? []);
    } catch (cause) {
      throw databaseFault(cause);
    }
  }

  /**
   * Records with something due, oldest first; business before machine. A record with both comes twice. Of effects no more than this
   * process has room for: a claim that waits too long here would run out, and be claimed a second time.
   */
  async *due({ business, machine }: DueBy, room = Infinity): AsyncGenerator<DueRecord> {
    if (business !== undefined) yield* this.dueBy('nextDueAt', business);
    if (machine !== undefined && room > 0) yield* this.dueBy('retryAt', machine, room);
  }

  async unpublished(olderThan: Date, limit: number): Promise<readonly Parcel<Event>[]> {
    const found = await this.collection
      .find({ unpublishedSince: { $gte: LONG_AGO, $lte: olderThan } })
      .sort({ unpublishedSince: 1 })
      .limit(limit)
      .toArray();

    return found.map(({ _id, key, history, published, version, revision, batch }) => ({
      id: _id,
      key,
      events: fromStored<Event>(history).filter(({ seq }) => seq > published),
      published,
      version,
      revision,
      token: batch,
    }));
  }

  /** Ids of records whose state has an older form than today's code. */
  async *olderShapes(): AsyncGenerator<string> {
    const { shape } = this.setting.kind.aggregate;
    for await (const { _id } of this.collection.find({ ...EXISTING, shape: { $lt: shape } }, { projection: { _id: 1 } })) yield _id;
  }

  /** A record whose state cannot be read fails for him who asked for it. */
  private async read(ids: readonly string[]): Promise<readonly Done<Snapshot<State> | undefined>[]> {
    const loaded = await this.storage.load([...new Set(ids)], NOTHING_TO_SEND);

    return ids.map((id) => {
      try {
        return { result: this.snapshotOf(id, loaded.get(id)) };
      } catch (failed) {
        return { failed };
      }
    });
  }

  private snapshotOf(id: string, loaded: Loaded<State, Event> | undefined): Snapshot<State> | undefined {
    if (loaded?.head === undefined || loaded.head.version === 0) return undefined;
    const { aggregate } = this.setting.kind;
    const { state } = openDraft(aggregate, loaded, []);

    return { id, key: loaded.head.key, version: loaded.head.version, state, deadlines: aggregate.deadlines(state) };
  }

  private async *dueBy(field: 'nextDueAt' | 'retryAt', by: Date, most = Infinity): AsyncGenerator<DueRecord> {
    const found = this.collection
      .find({ [field]: { $gte: LONG_AGO, $lte: by } }, { projection: { key: 1 } })
      .sort({ [field]: 1 })
      .limit(Number.isFinite(most) ? most : 0)
      .batchSize(500);
    for await (const { _id, key } of found as AsyncIterable<Pick<RecordHead<State>, '_id' | 'key'>>) yield { id: _id, key };
  }
}
