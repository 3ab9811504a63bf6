import type { Actor } from './actor.js';
import type { Instant } from './instant.js';

/** A fact that a decision states; `type` is the past-tense name without service and version. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** An event in a record's history: the fact, its place, and who caused it when. What is stored is what goes over the wire. */
export type Recorded<Event extends DomainEvent> = Event & {
  /** Place in the history, dense from 1; the wire's `ce_sequence`. */
  readonly seq: number;
  readonly id: string;
  /** Time of recording on the business clock. Dates with legal meaning stand in the data. */
  readonly at: Instant;
  readonly actor: Actor;
  /** Id of the command, event or deadline that led to it; the wire's `ce_causationid`. */
  readonly cause: string;
  /** One id through HTTP, Kafka and logs. */
  readonly correlation: string;
};
