import type { Aggregate, DomainEvent, Moment, Recorded } from '@huiyin/kernel';

import { EMPTY_SCENE } from './scene.js';

/** A fact as a test writes it: type and data; what the store adds may be given where it matters (`at`, `actor`). */
export type Told<Event extends DomainEvent> = Event & Partial<Omit<Recorded<DomainEvent>, 'type' | 'data'>>;

const recordedAs = <Event extends DomainEvent>(event: Told<Event>, seq: number, scene: Moment): Recorded<Event> => ({
  seq,
  id: `event-${seq}`,
  at: scene.at,
  actor: scene.actor,
  cause: 'given',
  correlation: 'given',
  ...event,
});

/** The state after these facts, from the beginning. */
export const foldOf = <State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  events: readonly Told<Event>[],
  scene: Moment = EMPTY_SCENE,
): State => events.reduce<State>((state, event, index) => aggregate.evolve(state, recordedAs(event, index + 1, scene)), aggregate.initial);

/** The state after these facts, from another state. */
export const foldOnto = <State, Event extends DomainEvent>(
  { aggregate, state, version }: { readonly aggregate: Aggregate<State, Event>; readonly state: State; readonly version: number },
  events: readonly Told<Event>[],
  scene: Moment = EMPTY_SCENE,
): State => events.reduce<State>((before, event, index) => aggregate.evolve(before, recordedAs(event, version + index + 1, scene)), state);
