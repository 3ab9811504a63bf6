import { randomUUID } from 'node:crypto';

import type { DomainEvent, Recorded } from '@huiyin/kernel';
import { fromStored, toStored, type StoredRecord } from '@huiyin/records';
import type { AnyBulkWriteOperation, ClientSession, Collection, MongoClient } from 'mongodb';

import type { Wrapping } from './bare-task.js';

type Finished = StoredRecord<unknown>;

interface Standing {
  readonly revision: number;
  readonly version: number;
}

interface Written {
  readonly id: string;
  readonly event: Recorded<DomainEvent>;
}

const NEW: Standing = { revision: 0, version: 0 };

/** Writes documents of the size and form of a finished record, as the store does: an insert, or an update guarded by its revision. */
export class FloorWriter {
  writes = 0;
  batches = 0;
  readonly #standing = new Map<string, Standing>();
  readonly #history: readonly Recorded<DomainEvent>[];

  constructor(
    private readonly client: MongoClient,
    private readonly collection: Collection<Finished>,
    private readonly how: { readonly finished: Finished; readonly wrapping: Wrapping },
  ) {
    this.#history = fromStored(how.finished.history);
  }

  /** One document per record, with as many events more as it has messages; answers the events that go out. */
  async write(messages: ReadonlyMap<string, number>): Promise<readonly Written[]> {
    const token = randomUUID();
    const written: Written[] = [];
    const operations = [...messages].map(([id, count]) => {
      const before = this.#standing.get(id) ?? NEW;
      const events = this.#eventsAfter(before.version, count);
      written.push(...events.map((event) => ({ id, event })));
      this.#standing.set(id, { revision: before.revision + 1, version: before.version + count });

      return this.#operation({ id, events, before, token });
    });
    await (this.how.wrapping === 'wrapped' ? this.#wrapped(operations) : this.#plain(operations));
    this.writes += operations.length;
    this.batches += 1;

    return written;
  }

  #eventsAfter(version: number, count: number): readonly Recorded<DomainEvent>[] {
    return Array.from({ length: count }, (_, place) => {
      const event = this.#history[(version + place) % this.#history.length] as Recorded<DomainEvent>;

      return { ...event, seq: version + place + 1 };
    });
  }

  #operation(one: {
    readonly id: string;
    readonly events: readonly Recorded<DomainEvent>[];
    readonly before: Standing;
    readonly token: string;
  }): AnyBulkWriteOperation<Finished> {
    const { id, events, before, token } = one;
    const { _id, history: _history, heard, ...head } = this.how.finished;
    const next = { ...head, revision: before.revision + 1, version: before.version + events.length, batch: token, key: id };
    const mark = { [`intake_${id}`]: next.version };
    if (before.revision === 0) return { insertOne: { document: { ...next, _id: id, history: toStored(events), heard: mark } } };
    const $set = { ...next, [`heard.intake_${id}`]: next.version };

    return {
      updateOne: {
        filter: { _id: id, revision: before.revision },
        update: { $set, $push: { history: { $each: toStored(events) } } } as never,
      },
    };
  }

  async #plain(operations: AnyBulkWriteOperation<Finished>[], session?: ClientSession): Promise<void> {
    const result = await this.collection.bulkWrite(operations, { ordered: false, ...(session === undefined ? {} : { session }) });
    if (result.matchedCount + result.insertedCount !== operations.length) throw new RangeError('the floor lost a guarded write');
  }

  async #wrapped(operations: AnyBulkWriteOperation<Finished>[]): Promise<void> {
    const session = this.client.startSession();
    try {
      await session.withTransaction(() => this.#plain(operations, session));
    } finally {
      await session.endSession();
    }
  }
}
