import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Fault, type BusinessClock, type DomainEvent, type Moment } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import type { Directories } from '@huiyin/records';
import type { Logger } from 'pino';
import { machineClock } from '../clock/machine-clock.js';
import { applyMoves, type Applied } from './apply-moves.js';
import { CandidatePages, type Candidate, type CandidatePage, type RecomputePlan } from './candidates.js';
import { moveOf } from './moves-of-record.js';
import type { ClockMove, RecomputationRun } from './recomputation-run.js';
import { recountedRecord } from './recompute-record.js';
import type { RunLog } from './run-log.js';
import { WritePace } from './write-pace.js';

export interface WorkerParts<State, Event extends DomainEvent> {
  readonly plan: RecomputePlan<State, Event>;
  readonly log: RunLog;
  readonly clock: BusinessClock;
  readonly directories: Directories;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

interface Looked {
  /** Records that change. */
  readonly records: readonly string[];
  /** Of those that whoever asked may know of (INV-6): the others are recomputed and named nowhere. */
  readonly moves: readonly ClockMove[];
  readonly kept: number;
  readonly faults: RecomputationRun['faults'];
}

/** Records decided without letting anybody else in. */
const AT_A_STRETCH = 50;
const RETRY_MS = 1_000;
const LISTED_FAULTS = 100;
const NOTHING: Applied = { unchanged: [], faults: [] };

/** Works a run off, page by page. A page done twice, after a crash, comes to the same. */
export class RecomputationWorker<State, Event extends DomainEvent> {
  readonly #pace = new WritePace();
  readonly #pages: CandidatePages<State, Event>;

  constructor(private readonly parts: WorkerParts<State, Event>) {
    this.#pages = new CandidatePages(parts.plan);
  }

  /** Ends when all was looked at, or when the process is told to stop: then another goes on. */
  async work(claimed: RecomputationRun): Promise<void> {
    const { log, logger, signal } = this.parts;
    let run = { ...claimed, changed: await log.countMoves(claimed._id) };
    while (!signal.aborted) {
      const next = await this.#unlessAway(() => this.#step(run));
      if (next === 'away') continue;
      if (next === 'done') {
        await log.end(run._id);
        logger.info({ run: run._id, scanned: run.scanned, faults: run.faults.length }, 'clocks recomputed');

        return;
      }
      run = next;
    }
    await this.#pages.close();
    await log.release(run._id);
  }

  /** A database that is away is waited for: nothing of a run is lost by it. */
  async #unlessAway<Result>(work: () => Promise<Result>): Promise<Result | 'away'> {
    try {
      return await work();
    } catch (err) {
      if (!(err instanceof Fault && err.retryable) && !isOfDatabase(err)) throw err;
      this.parts.logger.warn({ err }, 'a recomputation waits');
      await pause(RETRY_MS);

      return 'away';
    }
  }

  async #step(run: RecomputationRun): Promise<RecomputationRun | 'done'> {
    const { plan, log } = this.parts;
    const page = await this.#pages.after(run);
    if (page === undefined) return 'done';
    const { records, moves, kept, faults } = await this.#look(run, page);
    await log.list(moves);
    const applied = run.wish.dryRun ? NOTHING : await applyMoves({ plan, run, pace: this.#pace }, records);
    const struck = await this.#strike(moves, applied);
    const saved = {
      ...run,
      ...page.next,
      scanned: run.scanned + page.records.length,
      changed: run.changed + moves.length - struck,
      kept: run.kept + kept,
      faults: [...run.faults, ...faults, ...applied.faults].slice(0, LISTED_FAULTS),
    };
    await log.save(saved);

    return saved;
  }

  /** Takes what was decided otherwise off the list; answers how many lines that were. */
  async #strike(moves: readonly ClockMove[], { unchanged }: Applied): Promise<number> {
    const records = new Set(unchanged);
    const ids = moves.filter(({ record }) => records.has(record)).map(({ _id }) => _id);
    await this.parts.log.strike(ids);

    return ids.length;
  }

  /** Decides in memory what would change, so that only what does is loaded and written. */
  async #look(run: RecomputationRun, { records }: CandidatePage): Promise<Looked> {
    const moment = this.#moment(run);
    const looked: Looked[] = [];
    for (const candidate of records) {
      if (looked.length % AT_A_STRETCH === 0) await nextTurn();
      looked.push(this.#lookAt(run, candidate, moment));
    }

    return {
      records: looked.flatMap((one) => one.records),
      moves: looked.flatMap(({ moves }) => moves),
      kept: looked.reduce((sum, { kept }) => sum + kept, 0),
      faults: looked.flatMap(({ faults }) => faults),
    };
  }

  #lookAt(run: RecomputationRun, { id, book, withheld }: Candidate, moment: Moment): Looked {
    try {
      const { moved, kept } = recountedRecord(book, run.wish, moment);
      const isNamed = withheld !== undefined && mayAddress(run.by.org, withheld, moment.directory);
      const moves = isNamed ? moved.map((one) => moveOf({ run: run._id, record: id }, one, moment)) : [];

      return { records: moved.length === 0 ? [] : [id], moves, kept, faults: [] };
    } catch (error) {
      return { records: [], moves: [], kept: 0, faults: [{ record: id, code: error instanceof Fault ? error.code : 'recompute.failed' }] };
    }
  }

  #moment({ by }: RecomputationRun): Moment {
    const { clock, directories } = this.parts;

    return { at: clock.now(), machine: machineClock.now(), actor: by, directory: directories.current() };
  }
}

const isOfDatabase = (error: unknown): boolean => error instanceof Error && error.name.startsWith('Mongo');
