import type { DomainEvent } from '@huiyin/kernel';

import type { Counters } from '../counters.js';
import { failpoint } from '../failpoint.js';
import type { FaultListener, OutMessage, Publisher } from '../ports.js';
import type { Storage } from '../store/storage.js';
import { chunksOf } from './chunks.js';
import { LateMarks } from './late-marks.js';
import type { Parcel } from './parcel.js';
import type { Sendable } from './encode.js';

export interface OutboxParts<Event extends DomainEvent> {
  readonly publisher: Publisher;
  readonly storage: Pick<Storage<unknown, DomainEvent>, 'markPublished' | 'markVersions'>;
  /** Undefined: bookkeeping that nobody is told. */
  readonly encode: (sendable: Sendable<Event>) => OutMessage | undefined;
  readonly counters: Counters;
  readonly faults: FaultListener;
  /** Waits for the writes that follow before a record is marked. */
  readonly linger: () => Promise<void>;
}

interface Round<Event extends DomainEvent> {
  readonly parcels: readonly Parcel<Event>[];
  readonly isWhole: boolean;
}

/** Events that may lie here unsent; beyond it the records themselves are the outbox, and the sweep sends. */
const ROOM = 20_000;

/** The token of the latest write is the one to be marked. */
const newerOf = <Event extends DomainEvent>(last: Parcel<Event> | undefined, parcel: Parcel<Event>): Parcel<Event> =>
  last !== undefined && last.revision > parcel.revision ? last : parcel;

/**
 * Sends what was written, one round at a time. Whoever sends n + 1 sent n before it or saw it acknowledged: a parcel joins only without
 * gap to what was acknowledged or is on its way from here, and when a round fails all that stands behind it of the same records is left
 * to the sweep.
 */
export class Outbox<Event extends DomainEvent> {
  private pending = new Map<string, Parcel<Event>>();
  private underway = new Map<string, Parcel<Event>>();
  private pendingEvents = 0;
  private current: Promise<boolean> = Promise.resolve(true);
  private next: Promise<boolean> | undefined;
  /** Latest version that the broker has acknowledged from here: a parcel that was made before the mark is known has no gap to it. */
  private readonly acknowledged = new Map<string, number>();
  /** A failing round took parcels with it that stood behind it. */
  private lostSome = false;
  private readonly marks: LateMarks;

  constructor(private readonly parts: OutboxParts<Event>) {
    const { storage, linger } = parts;
    const isFollowed = (id: string, version: number): boolean => (this.lastOf(id)?.version ?? 0) > version;
    this.marks = new LateMarks({
      storage,
      linger,
      isFollowed,
      failed: (cause) => parts.faults({ code: 'record.mark-failed', record: '', cause }),
    });
  }

  /** True: the events up to that version are on their way from this process, or have arrived. */
  readonly isOnItsWay = (id: string, version: number): boolean => this.sentUpTo(id) >= version;
  /** True: the broker has acknowledged them to this process. */
  readonly isAcknowledged = (id: string, version: number): boolean => (this.acknowledged.get(id) ?? 0) >= version;

  /** Resolves, and never rejects, when the broker has acknowledged the parcels (true) or some are left to the sweep (false). */
  async hand(parcels: readonly Parcel<Event>[]): Promise<boolean> {
    const taken = parcels.filter((parcel) => this.take(parcel)).length;
    this.parts.counters.leftToSweep += parcels.length - taken;
    const sent = taken === 0 ? true : await this.schedule();

    return sent && taken === parcels.length;
  }

  /** The record was written so that it says itself what was acknowledged. */
  marked(id: string): void {
    this.marks.forget(id);
  }

  /** Marks what was acknowledged by now, so that a sweep does not find it again. */
  markNow(): Promise<void> {
    return this.marks.now();
  }

  /** Resolves when nothing is under way, and all that was acknowledged is marked. */
  async settled(): Promise<void> {
    while (this.next !== undefined) await this.next;
    await this.current;
    await this.marks.settled();
  }

  private lastOf(id: string): Parcel<Event> | undefined {
    return this.pending.get(id) ?? this.underway.get(id);
  }

  private sentUpTo(id: string): number {
    return Math.max(this.lastOf(id)?.version ?? 0, this.acknowledged.get(id) ?? 0);
  }

  private take(parcel: Parcel<Event>): boolean {
    const last = this.lastOf(parcel.id);
    const upTo = Math.max(this.sentUpTo(parcel.id), parcel.published);
    const events = parcel.events.filter(({ seq }) => seq > upTo);
    const hasGap = upTo + events.length < parcel.version;
    if (hasGap || this.pendingEvents + events.length > ROOM) return false;

    const joined = [...(this.pending.get(parcel.id)?.events ?? []), ...events];
    this.pending.set(parcel.id, { ...newerOf(last, parcel), events: joined });
    this.pendingEvents += events.length;

    return true;
  }

  private schedule(): Promise<boolean> {
    this.next ??= this.current.then(() => {
      this.next = undefined;
      this.current = this.round(this.takeAll());

      return this.current;
    });

    return this.next;
  }

  private takeAll(): Round<Event> {
    const parcels = [...this.pending.values()];
    const isWhole = !this.lostSome;
    this.underway = this.pending;
    this.pending = new Map();
    this.pendingEvents = 0;
    this.lostSome = false;

    return { parcels, isWhole };
  }

  private async round({ parcels, isWhole }: Round<Event>): Promise<boolean> {
    try {
      await this.send(parcels);
      this.remember(parcels);
      this.marks.add(parcels);

      return isWhole;
    } catch (cause) {
      this.giveUp(parcels, cause);

      return false;
    } finally {
      this.underway = new Map();
    }
  }

  private async send(parcels: readonly Parcel<Event>[]): Promise<void> {
    const messages = parcels.flatMap(({ id, key, events }) => events.flatMap((event) => this.parts.encode({ id, key, event }) ?? []));
    if (messages.length === 0) return;

    failpoint('after-write-before-send');
    for (const chunk of chunksOf(messages)) await this.parts.publisher.publish(chunk);
    this.parts.counters.eventsSent += messages.length;
    failpoint('after-send-before-mark');
  }

  private remember(parcels: readonly Parcel<Event>[]): void {
    for (const { id, version } of parcels) {
      this.acknowledged.delete(id);
      this.acknowledged.set(id, version);
    }
    for (const id of this.acknowledged.keys()) {
      if (this.acknowledged.size <= ROOM) return;
      this.acknowledged.delete(id);
    }
  }

  private giveUp(parcels: readonly Parcel<Event>[], cause: unknown): void {
    this.parts.counters.sendFaults += 1;
    this.lostSome = parcels.some(({ id }) => this.pending.has(id));
    for (const { id } of parcels) {
      const behind = this.pending.get(id);
      if (behind === undefined) continue;
      this.pending.delete(id);
      this.pendingEvents -= behind.events.length;
      this.parts.counters.leftToSweep += 1;
    }
    this.parts.faults({ code: 'record.send-failed', record: parcels[0]?.id ?? '', cause });
  }
}
