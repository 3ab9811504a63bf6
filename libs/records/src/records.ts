import {
  asOrgId,
  asStaffId,
  type Actor,
  type AggregateName,
  type BusinessClock,
  type Decide,
  type DomainEvent,
  type Recorded,
} from '@huiyin/kernel';
import type { Collection, Db } from 'mongodb';
import { v7 as newId } from 'uuid';

import type { Answer, Command } from './command.js';
import type { Room } from './commit/claim-at-once.js';
import { CommitEngine } from './commit/commit-engine.js';
import { byMessage, commandStep, dueStep, messageStep, refoldStep } from './commit/steps.js';
import { CommitListeners, type CommitListener } from './commit-listeners.js';
import { Counters } from './counters.js';
import type { DueRecord, Firing, FireOutcome } from './deadlines/due-sweep.js';
import { WaitingRoom } from './waiting-room.js';
import { measureCollection, type Measures } from './measure.js';
import type { Directories, FaultListener, Publisher } from './ports.js';
import type { DueBy } from './protocol/fire.js';
import type { Setting } from './protocol/setting.js';
import type { Republishing, UnpublishedReport } from './publishing/unpublished-sweep.js';
import type { Incoming, Outcome, Reaction, ReactionStore, Route } from './reaction.js';
import type { RecordKind } from './record-kind.js';
import { RecordReader, type Snapshot } from './record-reader.js';
import type { RecordCollection, WriteMode } from './store/bulk-write.js';
import { isDatabaseAway } from './store/server-errors.js';
import { MongoStorage, recordCollection } from './store/mongo-storage.js';
import type { StoredRecord } from './stored-record.js';

export interface RecordsParts {
  /** Of a mongoose connection: `connection.db`. */
  readonly db: Db;
  readonly publisher: Publisher;
  readonly clock: BusinessClock;
  readonly directories: Directories;
  /** Who acts in reactions and deadlines. */
  readonly system?: Actor;
  /** Raised by one after a restore from backup: part of the source of every event. */
  readonly epoch?: number;
  /** The same in all processes that write the collection. */
  readonly writeMode?: WriteMode;
  /** Items of one group commit; a larger batch is a group by itself. */
  readonly largestGroup?: number;
  readonly machineNow?: () => Date;
  readonly faults?: FaultListener;
}

const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };
const USUAL_GROUP = 500;

/**
 * The records of one aggregate. Every change is one guarded write of one document; HTTP, Kafka, deadlines and imports share one queue,
 * and what waits in it is committed as a group.
 */
export class Records<State, Event extends DomainEvent> implements ReactionStore, Firing, Republishing {
  readonly name: AggregateName;
  readonly counters = new Counters();
  /** For queries. Reads `majority` from the primary; filter by `EXISTING` where the state is not asked for. */
  readonly collection: Collection<StoredRecord<State>>;
  private readonly reader: RecordReader<State, Event>;
  private readonly engine: CommitEngine<State, Event>;
  private readonly setting: Setting<State, Event>;
  private readonly listeners: CommitListeners<State, Event>;
  private readonly waitingRoom: WaitingRoom;
  private room: Room | undefined;

  constructor(
    readonly kind: RecordKind<State, Event>,
    parts: RecordsParts,
  ) {
    const { machineNow = () => new Date(), faults = () => undefined, system = SYSTEM, epoch = 0 } = parts;
    const { clock, directories, publisher } = parts;
    const counters = this.counters;
    const setting = { kind, clock, directories, system, machineNow, newId: () => newId(), counters, faults };
    const collection: RecordCollection = recordCollection(parts.db, kind.collection);
    const storage = new MongoStorage(collection, setting, parts.writeMode ?? 'plain');
    this.name = kind.aggregate.name;
    this.setting = setting;
    this.collection = collection as unknown as Collection<StoredRecord<State>>;
    this.listeners = new CommitListeners(setting);
    this.waitingRoom = new WaitingRoom(this, faults);
    this.reader = new RecordReader(setting, collection, storage);
    this.engine = new CommitEngine({
      ...{ setting, storage, publisher, epoch },
      largestGroup: parts.largestGroup ?? USUAL_GROUP,
      wake: (loaded) => this.waitingRoom.wake(loaded),
      committed: (draft) => this.listeners.tell(draft),
      room: () => this.room?.() ?? 0,
    });
  }

  /**
   * Decides a command from outside and stores change and answer in one write. A repeat (same cause and digest) gets the stored answer.
   * Resolves when the change is stored; sending goes on by itself, so an absent broker stops nobody.
   */
  async change(command: Command, decide: Decide<State, Event>): Promise<Answer<State>> {
    const [answer] = await this.engine.submit([commandStep(this.setting, { command, decide })]);
    if (answer === undefined) throw new RangeError('a command has one answer');

    return answer;
  }

  /** Describes a reaction; nothing happens until it is committed. */
  react(id: string, decide: Decide<State, Event>): Reaction {
    return { store: this, id, decide };
  }

  /**
   * Commits the reactions of a batch in order; resolves with one outcome per item when all is stored and was sent (or is left to the sweep).
   * Rejects with a `ReactionFault` that names the item which cannot take effect, or with a retryable fault. Items of one source and
   * sequence on one record are what several handlers made of one message; a message that came twice is named once by the caller.
   */
  async commit(items: readonly Incoming[]): Promise<readonly Outcome[]> {
    const foreign = items.find(({ reaction }) => reaction.store !== this);
    if (foreign !== undefined) throw new TypeError(`a reaction of ${foreign.reaction.store.name} was given to ${this.name}`);
    const messages = byMessage(items);
    const outcomes = await this.engine.submit(
      messages.map((message) => messageStep(this.setting, message)),
      { awaitsSend: true },
    );
    const byPlace = messages.flatMap(({ places }, n) => places.map((place) => [place, outcomes[n] ?? 'ignored'] as const));

    return byPlace.sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
  }

  /** What the transport's handlers make of an envelope: for messages that wait in a record. */
  registerRoute(route: Route): void {
    this.waitingRoom.registerRoute(route);
  }

  /** Told of every record this process has written, after the write: where an effect that is due at once begins. */
  onCommitted(listener: CommitListener<State, Event>): void {
    this.listeners.add(listener);
  }

  /** Effects are claimed while this process has room for them: in the write that calls for them where they are due at once, else by the sweep. */
  claimWhile(room: Room): void {
    this.room = room;
  }

  get(id: string): Promise<Snapshot<State> | undefined> {
    return this.reader.get(id);
  }

  history(id: string): Promise<readonly Recorded<Event>[]> {
    return this.reader.history(id);
  }

  due(by: DueBy): AsyncIterable<DueRecord> {
    return this.reader.due(by, this.room?.());
  }

  /** Fires what is due in these records; each stands for itself. Rejects only where the machine failed. */
  async fire(ids: readonly string[], by: DueBy): Promise<readonly FireOutcome[]> {
    return Promise.all(
      [...new Set(ids)].map(async (id) => {
        try {
          const [fired = 0] = await this.engine.submit([dueStep(this.setting, { id, by })]);
          this.counters.deadlinesFired += fired;

          return { id, fired };
        } catch (fault) {
          if (isDatabaseAway(fault)) throw fault;
          this.counters.deadlineFaults += 1;
          this.setting.faults({ code: 'record.deadline-failed', record: id, cause: fault });

          return { id, fault };
        }
      }),
    );
  }

  async sendUnpublished(olderThan: Date, limit: number): Promise<UnpublishedReport> {
    const parcels = await this.reader.unpublished(olderThan, limit);

    const isComplete = await this.engine.outbox.hand(parcels);
    await this.engine.outbox.markNow();

    return { found: parcels.length, isComplete };
  }

  /** Writes every record whose state has an older form; resolves with their number. For the start of a release with a new shape. */
  async refoldAll(): Promise<number> {
    let written = 0;
    for await (const id of this.reader.olderShapes())
      written += (await this.engine.submit([refoldStep<State, Event>(id)]))[0] === true ? 1 : 0;

    return written;
  }

  /** Ages and numbers for the metrics, asked of the database. */
  measure(machineNow: Date = this.setting.machineNow()): Promise<Measures> {
    return measureCollection(this.reader.collection, this.setting.clock, machineNow);
  }

  /** Resolves when nothing is being written or sent. */
  settled(): Promise<void> {
    return this.engine.settled();
  }
}
