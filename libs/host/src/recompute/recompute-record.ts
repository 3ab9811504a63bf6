import { ignored, recorded, type Clock, type ClockBook, type ClockEvent, type Decide, type DomainEvent, type Moment } from '@huiyin/kernel';
import { countedAnew } from './counted-anew.js';
import type { RecomputationWish } from './recomputation-wish.js';

/** Whose clocks, and what else of a record follows from theirs. */
export interface ClockKeeper<State, Event extends DomainEvent> {
  /** The clocks that the record owns; copies of others' are not recomputed. */
  clocksOf(state: State): ClockBook;
  /** Further events where a record keeps a date of a clock elsewhere too. */
  follow?(state: State, changed: readonly Clock[]): readonly Event[];
}

/** What a recomputation makes of the clocks of one record. */
export interface RecountedRecord {
  readonly moved: readonly { readonly was: Clock; readonly is: Clock }[];
  /** Rights that keep the later day they were told. */
  readonly kept: number;
  readonly events: readonly ClockEvent[];
}

export const recountedRecord = (book: ClockBook, wish: RecomputationWish, moment: Moment): RecountedRecord => {
  const counted = Object.values(book).map((was) => ({ was, made: countedAnew(was, wish, moment) }));

  return {
    moved: counted.flatMap(({ was, made }) => (made.kind === 'changed' ? [{ was, is: made.clock }] : [])),
    kept: counted.filter(({ made }) => made.kind === 'kept').length,
    events: counted.flatMap(({ made }) => (made.kind === 'changed' ? made.events : [])),
  };
};

/** All open clocks of a record counted anew, in one decision. Again with the same calendars and rules it changes nothing. */
export const recomputeRecord =
  <State, Event extends DomainEvent>(keeper: ClockKeeper<State, Event>, wish: RecomputationWish): Decide<State, Event> =>
  (state, moment) => {
    const { events, moved } = recountedRecord(keeper.clocksOf(state), wish, moment);
    if (events.length === 0) return ignored('nothing-changes');
    const further =
      keeper.follow?.(
        state,
        moved.map(({ is }) => is),
      ) ?? [];

    // Every record that owns clocks has the clock events among its own.
    return recorded(...(events as readonly DomainEvent[] as readonly Event[]), ...further);
  };
