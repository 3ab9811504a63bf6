import type { Actor, Directory, DomainEvent, Withheld } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import type { Records, StoredRecord } from '@huiyin/records';
import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { ClockMove, RecomputationRun } from './recomputation-run.js';
import type { MovesPage } from './run-log.js';

export const RecomputationPath = z.strictObject({ id: z.uuid() });
export type RecomputationPath = z.infer<typeof RecomputationPath>;
export const MovesQuery = z.strictObject({
  /** Record and clock of the last line seen, as `next` gave them. */
  after: z
    .string()
    .regex(/^[\w-]{1,64} [\w:./@-]{1,200}$/)
    .exactOptional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type MovesQuery = z.infer<typeof MovesQuery>;

/** Every record of a matter keeps its mark there. */
interface Marked {
  readonly withheld?: Withheld;
}

const marksOf = async <State, Event extends DomainEvent>(
  { collection }: Records<State, Event>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Withheld | undefined>> => {
  const where = { _id: { $in: [...new Set(ids)] } } as Filter<StoredRecord<State>>;
  const found = await collection.find(where, { projection: { 'state.withheld': 1 } }).toArray();

  return new Map(found.map(({ _id, state }) => [_id as string, (state as Marked | null)?.withheld]));
};

/** Disclosure guard (INV-6): a matter that is hidden from the viewer's organisation is not in the list; without a mark it is hidden. */
export const visibleMoves = async <State, Event extends DomainEvent>(
  moves: readonly ClockMove[],
  { records, viewer, directory }: { readonly records: Records<State, Event>; readonly viewer: Actor; readonly directory: Directory },
): Promise<readonly ClockMove[]> => {
  const known = await marksOf(
    records,
    moves.map(({ record }) => record),
  );

  return moves.filter(({ record }) => {
    const mark = known.get(record);

    return mark !== undefined && mayAddress(viewer.org, mark, directory);
  });
};

const lineOf = ({ _id, ...move }: ClockMove) => move;

/** How far a run is, and a page of what it changes. */
export const progressOf = (run: RecomputationRun, { moves, next }: MovesPage) => ({
  ...{ id: run._id, state: run.state, ...run.wish },
  ...{ calendars: run.calendars, scanned: run.scanned, changed: run.changed, kept: run.kept, faults: run.faults },
  ...{ startedAt: run.startedAt, endedAt: run.endedAt },
  moves: moves.map(lineOf),
  ...(next === undefined ? {} : { next }),
});
export type RecomputationProgress = ReturnType<typeof progressOf>;
