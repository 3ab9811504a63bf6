import type { Envelope } from '@huiyin/contracts';
import { Fault, type AggregateName, type Decision, type DomainEvent, type Moment } from '@huiyin/kernel';

import type { SourceId } from './stored-record.js';

/** Decides for a state that only its own store knows. */
export type StoreDecide = (state: never, moment: Moment) => Decision<DomainEvent>;

/** Where reactions of one aggregate are committed: groups of a batch are told apart by it. */
export interface ReactionStore {
  readonly name: AggregateName;
  commit(items: readonly Incoming[]): Promise<readonly Outcome[]>;
  registerRoute(route: Route): void;
}

/** What a handler returns: which record, which decision. A description; nothing has happened yet. */
export interface Reaction {
  readonly store: ReactionStore;
  readonly id: string;
  readonly decide: StoreDecide;
}

/** One message for one record. */
export interface Incoming {
  readonly reaction: Reaction;
  readonly envelope: Envelope;
  readonly source: SourceId;
  readonly sequence: number;
}

export type Outcome = 'recorded' | 'ignored' | 'duplicate' | 'waiting';

/** What the handlers of a transport make of an envelope: used again for messages that wait in a record. The source tells a reaction set of its own. */
export type Route = (envelope: Envelope, source: SourceId) => RouteEnd | Promise<RouteEnd>;
export type RouteEnd = Reaction | readonly Reaction[] | undefined;

/**
 * A reaction refused, threw or recorded an invalid event: it will do so again, so its message is parked.
 * Nothing of the batch was written for the records of this round; commit the rest again without the item
 * (what an earlier round wrote is then a duplicate).
 */
export class ReactionFault extends Fault {
  readonly item: Incoming;
  /** Its place among the items of the commit. */
  readonly index: number;

  constructor(item: Incoming, index: number, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super('record.reaction-failed', `${item.envelope.type} on ${item.reaction.store.name}: ${why}`, { retryable: false, cause });
    this.item = item;
    this.index = index;
  }
}
