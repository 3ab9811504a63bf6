import type { Envelope } from '@huiyin/contracts';
import type { Deadline, Detail, RefusalCode } from '@huiyin/kernel';

import type { StoredEvent } from './stored-history.js';

/** `<service>_<record id>`, after a restore from backup with the epoch: where a heard event came from. */
export type SourceId = string;
/** Field name of a remembered command: its cause, escaped. */
export type CauseId = string;

/** A reaction that answered "not yet", or stands behind one of the same source. */
export interface WaitingMessage {
  readonly envelope: Envelope;
  readonly source: SourceId;
  readonly sequence: number;
  readonly why: string;
  /** On the machine's clock. */
  readonly since: Date;
}

/** What a command from outside was told; told again when it comes again. */
export interface StoredAnswer {
  /** Rises by one per remembered command: the order in which they are forgotten. */
  readonly n: number;
  readonly digest: string;
  readonly kind: 'recorded' | 'ignored' | 'refused';
  readonly version: number;
  readonly events: number;
  readonly code?: RefusalCode;
  readonly detail?: Detail;
}

/** One aggregate is one document: state, history, deadlines and what it has heard change in one atomic write. */
export interface StoredRecord<State> {
  readonly _id: string;
  /** Kafka key, fixed by the first event, never recomputed. Empty while nothing is recorded. */
  readonly key: string;
  /** Version of the state's form: older on load → folded again; newer → a passing fault (rolling release). */
  readonly shape: number;
  /** Raised by every write but the publish mark: the optimistic guard. */
  readonly revision: number;
  /** Token of the write that made this revision: tells which records of a short bulkWrite took effect. */
  readonly batch: string;
  /** Events recorded so far. 0: only answers or waiting messages are kept here; to readers it does not exist. */
  readonly version: number;
  /** The fold of `history`; null while version is 0, so that queries on its fields do not find the record. */
  readonly state: State | null;
  readonly history: readonly StoredEvent[];
  readonly deadlines: readonly Deadline[];
  /** The earliest deadline on the business clock. */
  readonly nextDueAt: Date | null;
  /** The earliest deadline on the machine's clock. */
  readonly retryAt: Date | null;
  /** Keyed hashes for finding; outside the state, never sent. */
  readonly search: readonly string[];
  /** Highest sequence applied per source. */
  readonly heard: Readonly<Record<SourceId, number>>;
  readonly waiting: readonly WaitingMessage[];
  readonly answered: Readonly<Record<CauseId, StoredAnswer>>;
  /** Events the broker has acknowledged. */
  readonly published: number;
  readonly unpublishedSince: Date | null;
}

/** A record as it is loaded for a decision: all but the history. */
export type RecordHead<State> = Omit<StoredRecord<State>, 'history'>;

/** Filter for queries over a store's collection: records that exist, not those that only remember a refusal. */
export const EXISTING = { version: { $gt: 0 } } as const;
