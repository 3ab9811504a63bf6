import type { ClockBook, DomainEvent, Withheld } from '@huiyin/kernel';
import type { Records, StoredRecord } from '@huiyin/records';
import type { Filter } from 'mongodb';
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

/** The next records to look at; nothing when all were seen. Paged by `_id`, so that a run goes on where it was. */
export const nextPage = async <State, Event extends DomainEvent>(
  plan: RecomputePlan<State, Event>,
  { selection, after }: Place,
): Promise<CandidatePage | undefined> => {
  const where = plan.selections[selection];
  if (where === undefined) return undefined;
  const filter = { ...where, ...(after === null ? {} : { _id: { $gt: after } }) } as unknown as Filter<StoredRecord<State, Event>>;
  const { pageSize = PAGE } = plan;
  const projection = Object.fromEntries([MARK, ...plan.reads].map((path) => [path, 1]));
  const found = await plan.records.collection.find(filter, { projection }).sort({ _id: 1 }).limit(pageSize).toArray();
  const last = found.at(-1)?._id;

  return {
    records: found.flatMap(({ _id: id, state }) =>
      state === null || state === undefined ? [] : [{ id, book: plan.clocksOf(state), withheld: markOf(state) }],
    ),
    next: last === undefined || found.length < pageSize ? { selection: selection + 1, after: null } : { selection, after: last },
  };
};
