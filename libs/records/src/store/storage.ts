import type { DomainEvent } from '@huiyin/kernel';

import type { Draft, Loaded } from '../protocol/draft.js';
import type { RecordHead } from '../stored-record.js';

/** Which drafts of a group did not take effect. */
export interface Lost {
  /** Another process was faster: to be loaded and decided again. */
  readonly conflicts: ReadonlySet<string>;
  /** A unique index would be broken; its name by record. */
  readonly notUnique: ReadonlyMap<string, string>;
}

export interface WriteOrder<State, Event extends DomainEvent> {
  readonly drafts: readonly Draft<State, Event>[];
  readonly token: string;
}

/** A version of a record whose events the broker has acknowledged. */
export interface VersionMark {
  readonly id: string;
  readonly version: number;
}

/** What this process knows of the sending of a record's events, up to a version. */
export interface Sending {
  isOnItsWay(id: string, version: number): boolean;
  /** The mark may still be owed. */
  isAcknowledged(id: string, version: number): boolean;
}

/** A head as the owed mark will have it. */
export const asAcknowledged = <State>(head: RecordHead<State>, { isAcknowledged }: Sending): RecordHead<State> =>
  head.published < head.version && isAcknowledged(head._id, head.version)
    ? { ...head, published: head.version, unpublishedSince: null }
    : head;

/** Its events are not all sent, and nobody here is at it. */
export const isLagging = ({ _id, published, version }: RecordHead<unknown>, { isOnItsWay }: Sending): boolean =>
  published < version && !isOnItsWay(_id, version);

/** What the protocol needs of a database. MongoDB is one; the model test has another in memory. */
export interface Storage<State, Event extends DomainEvent> {
  /** The records without history, but with it where the state must be folded again or events wait to be sent. Missing records are left out. */
  load(ids: readonly string[], sending: Sending): Promise<ReadonlyMap<string, Loaded<State, Event>>>;
  /** Writes each draft guarded by its revision, all under one token. */
  write(order: WriteOrder<State, Event>): Promise<Lost>;
  /** All events of these records were acknowledged, where the record still carries the token; tells whether every record did. */
  markPublished(token: string, ids: readonly string[]): Promise<boolean>;
  /** The same record by record, whoever wrote it last: all events up to that version were acknowledged. */
  markVersions(marks: readonly VersionMark[]): Promise<void>;
}
