import { Fault, type Deadline, type DomainEvent, type Recorded } from '@huiyin/kernel';

import { versionOf, type Draft } from './draft.js';
import type { Setting, Word } from './setting.js';

/** Events of a decision, and on whose word they are recorded. */
interface Entry<Event extends DomainEvent> {
  readonly events: readonly Event[];
  readonly word: Word;
}

const validated = <State, Event extends DomainEvent>({ kind }: Setting<State, Event>, event: Recorded<Event>): Recorded<Event> => {
  const definition = kind.definitions.find(({ name }) => name === event.type);
  if (definition === undefined)
    throw new Fault('record.event-unknown', `${kind.aggregate.name} has no definition of ${event.type}`, { retryable: false });
  const parsed = definition.schema.safeParse(event.data);
  // The issues name fields, never values: a message may reach a log.
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
    throw new Fault('record.event-invalid', `${definition.type}: ${fields}`, { retryable: false });
  }

  return { ...event, data: parsed.data };
};

/**
 * The common part is taken from the state after the event, so that an event which withholds a matter says so itself. The fold comes
 * to the same state with and without it: it carries what the state already says.
 */
const stamped = <State, Event extends DomainEvent>(
  { kind }: Setting<State, Event>,
  state: State,
  event: Recorded<Event>,
): Recorded<Event> =>
  kind.common === undefined ? event : { ...event, data: { ...kind.common(kind.aggregate.evolve(state, event)), ...event.data } };

/** Adds events to the record: place, id, author, common part and schema; folds them into the state. An invalid event is a fault of the rule. */
export const append = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  { events, word }: Entry<Event>,
): Draft<State, Event> => {
  const fresh = [...draft.fresh];
  let state = draft.state;
  for (const { type, data } of events) {
    const seq = versionOf({ ...draft, fresh }) + 1;
    const bare = { type, data, seq, id: setting.newId(), ...word } as unknown as Recorded<Event>;
    const event = validated(setting, stamped(setting, state, bare));
    fresh.push(event);
    state = setting.kind.aggregate.evolve(state, event);
  }

  return { ...draft, fresh, state, touched: true };
};

/** Deadlines of the record as it now stands. */
export const deadlinesOf = <State, Event extends DomainEvent>(
  { kind }: Pick<Setting<State, Event>, 'kind'>,
  draft: Draft<State, Event>,
): readonly Deadline[] => (versionOf(draft) === 0 ? [] : kind.aggregate.deadlines(draft.state));
