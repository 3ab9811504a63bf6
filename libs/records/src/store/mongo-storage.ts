import type { DomainEvent, Recorded } from '@huiyin/kernel';
import type { ClientSession, Db } from 'mongodb';

import type { Loaded } from '../protocol/draft.js';
import type { Setting } from '../protocol/setting.js';
import { fromStored } from '../stored-history.js';
import type { RecordHead, StoredRecord } from '../stored-record.js';
import { bulkWrite, type RecordCollection, type WriteMode } from './bulk-write.js';
import { inTransaction } from './in-transaction.js';
import { databaseFault } from './server-errors.js';
import { asAcknowledged, isLagging, type Lost, type Sending, type Storage, type VersionMark, type WriteOrder } from './storage.js';
import { Turns } from './turns.js';
import { writeOperation } from './write-operation.js';

const NO_HISTORY = { projection: { history: 0 } } as const;
const ONLY_HISTORY = { projection: { history: 1 } } as const;
const MARK_THE_VERSION = [{ $set: { published: '$version', unpublishedSince: null } }];

/** The native collection with what the promise needs: reads that cannot be rolled back, from the primary; writes that survive. */
export const recordCollection = (db: Db, name: string): RecordCollection =>
  db.collection<StoredRecord<unknown>>(name, {
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
  });

export class MongoStorage<State, Event extends DomainEvent> implements Storage<State, Event> {
  private readonly turns = new Turns();

  constructor(
    private readonly collection: RecordCollection,
    private readonly setting: Setting<State, Event>,
    private readonly mode: WriteMode,
  ) {}

  async load(ids: readonly string[], sending: Sending): Promise<ReadonlyMap<string, Loaded<State, Event>>> {
    const { topic, aggregate } = this.setting.kind;
    try {
      const found = (await this.collection.find({ _id: { $in: [...ids] } }, NO_HISTORY).toArray()) as unknown as RecordHead<State>[];
      const heads = found.map((head) => asAcknowledged(head, sending));
      const lags = (head: RecordHead<State>): boolean => topic !== null && isLagging(head, sending);
      const wanted = heads.filter((head) => lags(head) || head.shape < aggregate.shape).map(({ _id }) => _id);
      const histories = await this.histories(wanted);

      return new Map(heads.map((head) => [head._id, { id: head._id, head, history: histories.get(head._id) ?? [] }]));
    } catch (cause) {
      throw databaseFault(cause);
    }
  }

  async write({ drafts, token }: WriteOrder<State, Event>): Promise<Lost> {
    const operations = drafts.map((draft) => writeOperation(this.setting, draft, token));
    try {
      const { isComplete, broken } = await this.inTurn(() => bulkWrite(this.collection, operations, this.mode));
      if (isComplete) return { conflicts: new Set(), notUnique: new Map() };

      const ids = drafts.map(({ id }) => id);
      const notUnique = new Map([...broken].map(([place, index]) => [ids[place] ?? '', index]));
      const written = await this.collection.find({ _id: { $in: [...ids] }, batch: token }, { projection: { _id: 1 } }).toArray();
      const won = new Set(written.map(({ _id }) => _id));

      return { conflicts: new Set(ids.filter((id) => !won.has(id) && !notUnique.has(id))), notUnique };
    } catch (cause) {
      throw databaseFault(cause);
    }
  }

  async markPublished(token: string, ids: readonly string[]): Promise<boolean> {
    // The token stands for the version that was sent: a record that was written since is marked by its later sender.
    const mark = (session?: ClientSession) =>
      this.collection.updateMany({ _id: { $in: [...ids] }, batch: token }, MARK_THE_VERSION, session === undefined ? {} : { session });
    const marked = await this.inTurn(() => (this.mode === 'wrapped' ? inTransaction(this.collection, mark) : mark()));

    return marked?.matchedCount === ids.length;
  }

  async markVersions(marks: readonly VersionMark[]): Promise<void> {
    const marked = ({ id, version }: VersionMark) => ({
      updateOne: { filter: { _id: id, version }, update: { $set: { published: version, unpublishedSince: null } } },
    });
    await this.inTurn(() => this.collection.bulkWrite(marks.map(marked), { ordered: false }));
  }

  /** A group and a mark in transactions at once are likely to be each other's conflict: within a process one waits for the other. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.mode === 'wrapped' ? this.turns.take(work) : work();
  }

  private async histories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Recorded<Event>[]>> {
    if (ids.length === 0) return new Map();
    const found = await this.collection.find({ _id: { $in: [...ids] } }, ONLY_HISTORY).toArray();

    return new Map(found.map(({ _id, history }) => [_id, fromStored<Event>(history)]));
  }
}
