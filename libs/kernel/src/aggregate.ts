import type { Deadline } from './deadline.js';
import type { Decide } from './decision.js';
import type { AggregateName } from './ids.js';
import type { DomainEvent, Recorded } from './recorded.js';

/** What every aggregate is: a fold, its deadlines, and what a due deadline decides. */
export interface Aggregate<State, Event extends DomainEvent> {
  readonly name: AggregateName;
  /** Version of the state's form: a stored state of an older shape is folded again from history. */
  readonly shape: number;
  readonly initial: State;
  /** Total: never throws, never computes a date. */
  evolve(state: State, event: Recorded<Event>): State;
  deadlines(state: State): readonly Deadline[];
  /** Must take the deadline away, or it is a fault. */
  due(state: State, deadline: Deadline): Decide<State, Event>;
}
