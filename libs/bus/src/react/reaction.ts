import type { Envelope } from '@huiyin/contracts';

/** What a handler answers: which record changes, and how. Pure description; the store it belongs to goes with it. */
export interface Reaction {
  readonly id: string;
  readonly store: ReactionStore;
}

export interface Incoming {
  readonly reaction: Reaction;
  readonly envelope: Envelope;
  readonly source: string;
  readonly sequence: number;
}

export type Outcome = 'recorded' | 'ignored' | 'duplicate' | 'waiting';

/** The part of a record store that the transport uses. */
export interface ReactionStore {
  commit(items: readonly Incoming[]): Promise<readonly Outcome[]>;
}

/** A handler reacts with nothing, one record's change, or changes of different records. */
export type Reactions = Reaction | readonly Reaction[] | undefined;
