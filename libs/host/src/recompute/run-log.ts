import type { Collection, Db, Filter } from 'mongodb';
import type { ClockMove, RecomputationRun } from './recomputation-run.js';

/** Comes behind every record of a run and before every other run's: a space is smaller. */
const AFTER_ALL = '!';
const LEASE_SECONDS = 15;
const leaseEnd = (): Date => new Date(Date.now() + LEASE_SECONDS * 1_000);
const LONG_AGO = new Date(0);

const DUPLICATE_KEY = 11_000;
/** Of an unordered insert only rows that are there already were left out. */
const isListedAlready = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

export interface MovesPage {
  readonly moves: readonly ClockMove[];
  readonly next?: string;
}

/** Runs and what they change, in the service's own database. */
export class RunLog {
  readonly #runs: Collection<RecomputationRun>;
  readonly #moves: Collection<ClockMove>;

  constructor(db: Db) {
    this.#runs = db.collection('recomputations', { writeConcern: { w: 'majority' } });
    this.#moves = db.collection('recomputationMoves', { writeConcern: { w: 'majority' } });
  }

  /** The run as it stands: the one that is there where the id is not new. */
  async begin(run: Omit<RecomputationRun, 'heldUntil'>): Promise<RecomputationRun> {
    await this.#runs.updateOne({ _id: run._id }, { $setOnInsert: { ...run, heldUntil: LONG_AGO } }, { upsert: true });

    return (await this.run(run._id)) ?? { ...run, heldUntil: LONG_AGO };
  }

  async run(id: string): Promise<RecomputationRun | undefined> {
    return (await this.#runs.findOne({ _id: id })) ?? undefined;
  }

  /** Takes a run that no process works on. Two of them would do no harm, only the same work. */
  async claim(id?: string): Promise<RecomputationRun | undefined> {
    const free: Filter<RecomputationRun> = { state: 'running', heldUntil: { $lt: new Date() }, ...(id === undefined ? {} : { _id: id }) };
    const taken = await this.#runs.findOneAndUpdate(free, { $set: { heldUntil: leaseEnd() } }, { returnDocument: 'after' });

    return taken ?? undefined;
  }

  async save(run: RecomputationRun): Promise<void> {
    const { _id, selection, after, scanned, changed, kept, faults } = run;
    await this.#runs.updateOne({ _id }, { $set: { selection, after, scanned, changed, kept, faults, heldUntil: leaseEnd() } });
  }

  async release(id: string): Promise<void> {
    await this.#runs.updateOne({ _id: id }, { $set: { heldUntil: LONG_AGO } });
  }

  async end(id: string): Promise<void> {
    await this.#runs.updateOne({ _id: id }, { $set: { state: 'done', endedAt: new Date() } });
  }

  isAnyRunning(): Promise<boolean> {
    return this.#runs.countDocuments({ state: 'running' }, { limit: 1 }).then((count) => count > 0);
  }

  /** What a record was before is kept where a run comes to it again after a crash. */
  async list(moves: readonly ClockMove[]): Promise<void> {
    if (moves.length === 0) return;
    try {
      await this.#moves.insertMany([...moves], { ordered: false });
    } catch (error) {
      if (!isListedAlready(error)) throw error;
    }
  }

  /** Listed, but decided otherwise in the meantime. */
  async strike(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#moves.deleteMany({ _id: { $in: [...ids] } });
  }

  /** Asked once, when a run is taken up: it is too slow to ask it whenever somebody looks. */
  countMoves(run: string): Promise<number> {
    return this.#moves.countDocuments({ _id: { $gt: `${run} `, $lt: `${run}${AFTER_ALL}` } });
  }

  async moves(run: string, { after, limit }: { readonly after?: string; readonly limit: number }): Promise<MovesPage> {
    const found = await this.#moves
      .find({ _id: { $gt: after === undefined ? `${run} ` : `${run} ${after}`, $lt: `${run}${AFTER_ALL}` } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const moves = found.slice(0, limit);
    const last = found.length > limit ? moves.at(-1) : undefined;

    return { moves, ...(last === undefined ? {} : { next: last._id.slice(run.length + 1) }) };
  }
}
