import type { ClockBook, DomainEvent, Withheld } from '@huiyin/kernel';
import type { Records, StoredRecord } from '@huiyin/records';
import type { Filter, FindCursor } from 'mongodb';
import type { Place } from './recomputation-run.js';
import type { ClockKeeper } from './recompute-record.js';

/** How the open clocks of a record store are found and recomputed. */
export interface RecomputePlan<State, Event extends DomainEvent> extends ClockKeeper<State, Event> {
  readonly records: Records<State, Event>;
  /** Paths of what `clocksOf` reads: a page of whole states would be many times larger. */
  readonly reads: readonly `state.${string}`[];
  /** Together all records that may hold an open clock, each with equalities that an index ending in `_id` serves. */
  readonly selections: readonly Readonly<Record<string, unknown>>[];
  /** Records looked at in one step. */
  readonly pageSize?: number;
}

/** A record in which a clock runs has a deadline on the business clock. Served by the index `open-clocks` of the kind. */
export const WITH_RUNNING_CLOCK = { 'deadlines.clock': 'business' } as const;
/** For a selection of records whose clocks may all be paused. */
export const WITHOUT_RUNNING_CLOCK = { 'deadlines.clock': { $ne: 'business' } } as const;

const PAGE = 500;

export interface Candidate {
  readonly id: string;
  readonly book: ClockBook;
  readonly withheld: Withheld | undefined;
}

export interface CandidatePage {
  readonly records: readonly Candidate[];
  /** Where the next page begins. */
  readonly next: Place;
}

/** Where every record of a matter keeps who must not see it. */
const MARK = 'state.withheld';

const markOf = (state: unknown): Withheld | undefined => (state as { readonly withheld?: Withheld }).withheld;

type Found<State> = Pick<StoredRecord<State>, '_id' | 'state'>;

/**
 * The records of a plan, page by page, in the order of `_id`, so that a run goes on where it was. One query stays open from page to page:
 * asked anew, a server that finds all that is left before it hands out a page would find it again and again.
 */
export class CandidatePages<State, Event extends DomainEvent> {
  #open: { readonly place: Place; readonly cursor: FindCursor<Found<State>> } | undefined;

  constructor(private readonly plan: RecomputePlan<State, Event>) {}

  /** The next records to look at; nothing when all were seen. */
  async after(place: Place): Promise<CandidatePage | undefined> {
    const cursor = await this.#cursorAt(place);
    if (cursor === undefined) return undefined;
    const { clocksOf, pageSize = PAGE } = this.plan;
    try {
      const found = await taken(cursor, pageSize);
      const last = found.at(-1)?._id;
      const isOver = last === undefined || found.length < pageSize;
      const next = isOver ? { selection: place.selection + 1, after: null } : { selection: place.selection, after: last };
      if (isOver) await this.close();
      else this.#open = { place: next, cursor };

      return {
        records: found.flatMap(({ _id: id, state }) =>
          state === null || state === undefined ? [] : [{ id, book: clocksOf(state), withheld: markOf(state) }],
        ),
        next,
      };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.cursor.close().catch(() => undefined);
  }

  async #cursorAt(place: Place): Promise<FindCursor<Found<State>> | undefined> {
    if (this.#open?.place.selection === place.selection && this.#open.place.after === place.after) return this.#open.cursor;
    await this.close();
    const where = this.plan.selections[place.selection];
    if (where === undefined) return undefined;
    const { records, reads, pageSize = PAGE } = this.plan;
    const filter = { ...where, ...(place.after === null ? {} : { _id: { $gt: place.after } }) } as unknown as Filter<StoredRecord<State>>;
    const projection = Object.fromEntries([MARK, ...reads].map((path) => [path, 1]));
    const cursor = records.collection.find(filter, { projection }).sort({ _id: 1 }).batchSize(pageSize) as unknown as FindCursor<
      Found<State>
    >;
    this.#open = { place, cursor };

    return cursor;
  }
}

const taken = async <Item>(cursor: FindCursor<Item>, count: number): Promise<readonly Item[]> => {
  const items: Item[] = [];
  while (items.length < count) {
    const item = await cursor.next();
    if (item === null) return items;
    items.push(item);
  }

  return items;
};
