import type { Actor, Aggregate, Decide, Directory, DomainEvent, Moment } from '@huiyin/kernel';

import { shanghai } from '../shanghai.js';
import { Decided } from './decided.js';
import { foldOf, foldOnto, type Told } from './fold.js';
import { EMPTY_SCENE } from './scene.js';

type StateAfter<State, Event extends DomainEvent> = (events: readonly Event[], scene: Moment) => State;

const unknownAggregate = (): never => {
  throw new Error('the state after needs the aggregate: given(stateOrEvents, aggregate)');
};

/** `given(…).at(…).as(…).with(…).when(…)`: a decider under test, and the world it sees. */
export class Given<State, Event extends DomainEvent> {
  constructor(
    readonly state: State,
    private readonly stateAfter: StateAfter<State, Event>,
    private readonly scene: Moment = EMPTY_SCENE,
  ) {}

  /** Now, as people write it: `2026-11-01` (08:00 in China), `2026-11-01T16:30`, or an ISO instant. */
  at(written: string): Given<State, Event> {
    const at = shanghai(written);

    return this.#seen({ at, machine: at });
  }

  /** Now on the machine's clock, where it differs: claims of effects and back-off. */
  machineAt(written: string): Given<State, Event> {
    return this.#seen({ machine: shanghai(written) });
  }

  as(actor: Actor): Given<State, Event> {
    return this.#seen({ actor });
  }

  with(directory: Directory): Given<State, Event> {
    return this.#seen({ directory });
  }

  when<Decides extends DomainEvent = Event>(decide: Decide<State, Decides>): Decided<State, Decides> {
    const after = this.stateAfter as unknown as StateAfter<State, Decides>;

    return new Decided(decide(this.state, this.scene), (events) => after(events, this.scene));
  }

  #seen(part: Partial<Moment>): Given<State, Event> {
    return new Given(this.state, this.stateAfter, { ...this.scene, ...part });
  }
}

/**
 * A decider test from a state, or from the facts that lead to it:
 * `given(accepted())` · `given([registered, accepted], petitionAggregate)` · `given(accepted(), petitionAggregate)`.
 */
export function given<State, Event extends DomainEvent>(
  events: readonly Told<Event>[],
  aggregate: Aggregate<State, Event>,
): Given<State, Event>;
export function given<State, Event extends DomainEvent>(state: State, aggregate?: Aggregate<State, Event>): Given<State, Event>;
export function given<State, Event extends DomainEvent>(
  before: State | readonly Told<Event>[],
  aggregate?: Aggregate<State, Event>,
): Given<State, Event> {
  if (aggregate === undefined) return new Given(before as State, unknownAggregate);
  const told = Array.isArray(before) ? (before as readonly Told<Event>[]) : [];
  const state = Array.isArray(before) ? foldOf(aggregate, told) : (before as State);

  return new Given(state, (events, scene) => foldOnto({ aggregate, state, version: told.length }, events, scene));
}
