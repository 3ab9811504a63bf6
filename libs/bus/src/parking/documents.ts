import type { Arrival } from '../decode/arrival.js';

/** What an operator asks of a parked key; carried out by the consumer that owns its partition. */
export type ParkingRequest =
  | { readonly id: string; readonly kind: 'replay'; readonly operator: string; readonly at: Date }
  | {
      readonly id: string;
      readonly kind: 'discard';
      readonly message: string;
      readonly operator: string;
      readonly reason: string;
      readonly at: Date;
    };

/** One per group, topic and key that is parked. Every arrival and every end of a drain is a guarded write of it. */
export interface GateDocument {
  readonly _id: string;
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  /** Raised by every write: the guard. */
  readonly revision: number;
  readonly since: Date;
  /** Offset of the message that closed it: what lies before has taken effect. */
  readonly from: number;
  /** Why its first message is broken: code of the fault, and the message's type. */
  readonly code: string;
  readonly type: string;
  readonly tries: number;
  readonly requests: readonly ParkingRequest[];
}

/** One per parked message. A discarded one stays as a tombstone without content, and so does a mended one once it has taken effect. */
export interface MessageDocument {
  readonly _id: string;
  readonly gate: string;
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** `ce_id` and Kafka's record time: a tombstone must not hide another message that lies at the same offset of a topic made anew. */
  readonly messageId: string;
  readonly timestamp: string;
  readonly type: string;
  /** Fault code of the first of a key; `behind` for those that wait behind it. */
  readonly code: string;
  readonly state: 'parked' | 'discarded' | 'mended';
  /** The arrival and the fault's text, sealed; null once discarded. */
  readonly sealed: string | null;
  readonly parkedAt: Date;
  readonly discarded?: Deed;
  /** Its data was corrected by hand. */
  readonly mended?: Deed;
}

/** Who did it, why, when. */
export interface Deed {
  readonly operator: string;
  readonly reason: string;
  readonly at: Date;
}

/** One per thing that an operator asked for, written before it is done and never removed. */
export interface AuditEntry {
  readonly _id: string;
  readonly at: Date;
  readonly operator: string;
  readonly action: 'replay' | 'discard' | 'mend';
  readonly gate: string;
  readonly message?: string;
  readonly reason?: string;
  /** What the message was before it was mended, sealed. */
  readonly before?: string;
}

/** What is sealed of a parked message. */
export interface ParkedContent {
  readonly arrival: Arrival;
  readonly detail: string;
}

export const BEHIND_ANOTHER = 'behind';

export const gateId = (group: string, { topic, key }: Pick<Arrival, 'topic' | 'key'>): string => `${group}|${topic}|${key}`;

export const messageId = (group: string, { topic, partition, offset }: Pick<Arrival, 'topic' | 'partition' | 'offset'>): string =>
  `${group}|${topic}|${partition}|${offset}`;
