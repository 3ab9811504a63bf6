import { Fault, type Aggregate, type Deadline, type DomainEvent, type Recorded } from '@huiyin/kernel';

import type { Reaction } from '../reaction.js';
import type { RecordHead, SourceId, StoredAnswer, WaitingMessage } from '../stored-record.js';

/** A record as the storage gives it. */
export interface Loaded<State, Event extends DomainEvent> {
  readonly id: string;
  readonly head?: RecordHead<State>;
  /** The whole history where the state must be folded again, what the broker has not acknowledged where it lags, else nothing. */
  readonly history: readonly Recorded<Event>[];
}

export interface Waiting {
  readonly message: WaitingMessage;
  readonly reactions: readonly Reaction[];
}

/** A record in work: what is stored and what one write will add. Never changed in place, so that a failing batch leaves no trace. */
export interface Draft<State, Event extends DomainEvent> {
  readonly id: string;
  readonly head?: RecordHead<State>;
  /** Stored events that the broker has not acknowledged, as far as they were loaded. */
  readonly tail: readonly Recorded<Event>[];
  readonly state: State;
  readonly refolded: boolean;
  readonly fresh: readonly Recorded<Event>[];
  /** Deadlines that this write takes away because they were due. */
  readonly fired: readonly Deadline[];
  /** Marks that this write raises. */
  readonly heard: Readonly<Record<SourceId, number>>;
  readonly waiting: readonly Waiting[];
  /** Answers that this write adds. */
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  /** True: there is something to write. */
  readonly touched: boolean;
}

export const versionOf = (draft: Pick<Draft<unknown, DomainEvent>, 'head' | 'fresh'>): number =>
  (draft.head?.version ?? 0) + draft.fresh.length;

export const fold = <State, Event extends DomainEvent>(aggregate: Aggregate<State, Event>, history: readonly Recorded<Event>[]): State =>
  history.reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);

const stateOf = <State, Event extends DomainEvent>(aggregate: Aggregate<State, Event>, { head, history }: Loaded<State, Event>): State => {
  if (head === undefined || head.version === 0) return aggregate.initial;
  // The history is read after the head and may be longer.
  if (head.shape < aggregate.shape)
    return fold(
      aggregate,
      history.filter(({ seq }) => seq <= head.version),
    );

  return head.state ?? aggregate.initial;
};

/** Begins the work on a record. A record of a newer shape was written by a newer process of a rolling release: try again later. */
export const openDraft = <State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  loaded: Loaded<State, Event>,
  waiting: readonly Waiting[],
): Draft<State, Event> => {
  const { id, head, history } = loaded;
  if (head !== undefined && head.shape > aggregate.shape)
    throw new Fault('record.newer-shape', `${aggregate.name} of shape ${head.shape}, this process knows ${aggregate.shape}`, {
      retryable: true,
    });

  return {
    id,
    ...(head === undefined ? {} : { head }),
    tail: head === undefined ? [] : history.filter((event) => event.seq > head.published && event.seq <= head.version),
    state: stateOf(aggregate, loaded),
    refolded: head !== undefined && head.shape < aggregate.shape,
    fresh: [],
    fired: [],
    heard: {},
    waiting,
    answers: {},
    touched: false,
  };
};
