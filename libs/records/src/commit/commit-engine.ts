import { setTimeout as pause } from 'node:timers/promises';

import type { DomainEvent } from '@huiyin/kernel';

import type { Draft, Loaded, Waiting } from '../protocol/draft.js';
import type { Setting } from '../protocol/setting.js';
import type { Publisher } from '../ports.js';
import { encode } from '../publishing/encode.js';
import { Outbox } from '../publishing/outbox.js';
import type { Storage } from '../store/storage.js';
import { jittered } from './back-off.js';
import type { Room } from './claim-at-once.js';
import { CommitQueue } from './commit-queue.js';
import { GroupCommit } from './group-commit.js';
import { Unit, type Step } from './unit.js';

export interface EngineParts<State, Event extends DomainEvent> {
  readonly setting: Setting<State, Event>;
  readonly storage: Storage<State, Event>;
  readonly publisher: Publisher;
  readonly epoch: number;
  readonly largestGroup: number;
  readonly wake: (loaded: Loaded<State, Event>) => Promise<readonly Waiting[]>;
  readonly committed: (draft: Draft<State, Event>) => void;
  readonly room: Room;
  readonly backOff?: (attempt: number) => Promise<void>;
  readonly linger?: () => Promise<void>;
}

/** Shorter than anybody waits for, longer than it takes until most records are written again. */
const LINGER_MS = 50;

/** Queue, group commit and outbox of one aggregate in one process: everything that changes its records goes through here. */
export class CommitEngine<State, Event extends DomainEvent> {
  readonly outbox: Outbox<Event>;
  private readonly queue: CommitQueue<Unit<State, Event, unknown>>;

  constructor({ setting, storage, publisher, epoch, largestGroup, wake, committed, room, ...waits }: EngineParts<State, Event>) {
    const { kind, counters, faults } = setting;
    const { backOff = jittered, linger = () => pause(LINGER_MS) } = waits;
    this.outbox = new Outbox<Event>({ publisher, storage, counters, faults, linger, encode: (sendable) => encode(kind, epoch, sendable) });
    const group = new GroupCommit({ setting, storage, outbox: this.outbox, wake, committed, room, backOff });
    this.queue = new CommitQueue((units) => group.run(units), largestGroup);
  }

  /** The steps stand or fall together before anything is written; one result for each. */
  async submit<Result>(
    steps: readonly Step<State, Event, Result>[],
    { awaitsSend = false }: { readonly awaitsSend?: boolean } = {},
  ): Promise<readonly Result[]> {
    if (steps.length === 0) return [];
    const unit = new Unit(steps, awaitsSend);
    this.queue.add(unit as Unit<State, Event, unknown>);

    return unit.done;
  }

  /** Resolves when nothing is being written or sent. */
  async settled(): Promise<void> {
    await this.queue.idle();
    await this.outbox.settled();
  }
}
