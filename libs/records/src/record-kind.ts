import type { EventDefinition } from '@huiyin/contracts';
import type { Aggregate, DomainEvent, Recorded } from '@huiyin/kernel';

export interface IndexSpec {
  readonly name?: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  /** Uniqueness across records. Records that only remember a refusal are left out of it. */
  readonly unique?: boolean;
  readonly partialFilterExpression?: Readonly<Record<string, unknown>>;
}

/** What the store must know of an aggregate. Each service's `aggregates.ts` exports an array of these. */
export interface RecordKind<State, Event extends DomainEvent> {
  readonly aggregate: Aggregate<State, Event>;
  /** Collection, for example `petitions`. */
  readonly collection: string;
  /** null: never published. */
  readonly topic: string | null;
  readonly definitions: readonly EventDefinition[];
  /** Kafka key, from the first event; stored and never recomputed. */
  readonly key: (id: string, first: Recorded<Event>) => string;
  /** Merged under the data of every new event: the disclosure guard's `withheld` as it stands after the event. */
  readonly common?: (state: State) => object;
  /** Keyed hashes that the state carries, copied to the indexed field `search`. */
  readonly search?: (state: State) => readonly string[];
  readonly indexes?: readonly IndexSpec[];
}
