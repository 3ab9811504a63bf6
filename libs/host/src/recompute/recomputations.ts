import { setTimeout as pause } from 'node:timers/promises';
import type { DomainEvent } from '@huiyin/kernel';
import { ownsRulesOf } from '@huiyin/policy';
import type { CurrentRequest } from '../request/current-request.js';
import { invalidRequest, problem, ProblemError } from '../problem/problem.js';
import { currentEditions } from './current-editions.js';
import type { RecomputationBody } from './recomputation-wish.js';
import type { RecomputationRun } from './recomputation-run.js';
import { RecomputationWorker, type WorkerParts } from './recomputation-worker.js';
import { ruleSetOf, timerRuleOf } from './rule-version.js';

export type RecomputationsParts<State, Event extends DomainEvent> = Omit<WorkerParts<State, Event>, 'signal'>;

/** A crashed process's run is free when its lease has passed; looked at again meanwhile. */
const LOOK_AGAIN_MS = 1_000;

/** The runs of one service: asked for, worked off one after the other in the background, gone on with after a crash. */
export class Recomputations<State, Event extends DomainEvent> {
  readonly #stopping = new AbortController();
  #working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RecomputationsParts<State, Event>) {}

  /** Begins a run, or goes on with the one that the same Idempotency-Key began. */
  async ask(request: CurrentRequest, wish: RecomputationBody): Promise<RecomputationRun> {
    this.#mustExist(wish);
    this.#mustOwn(request, wish);
    const id = request.newId();
    const { digest } = request.command(id);
    const run = await this.parts.log.begin({
      ...{ _id: id, digest, wish, by: request.actor, state: 'running', selection: 0, after: null },
      calendars: currentEditions(wish.region, this.parts.directories.current()),
      ...{ scanned: 0, changed: 0, kept: 0, faults: [], startedAt: new Date(), endedAt: null },
    });
    if (run.digest !== digest) throw new ProblemError(problem(422, 'record.key-reused'));
    this.#workOff(run._id);

    return run;
  }

  /** Runs that a process left when it died. */
  resume(): void {
    this.#working = this.#working.then(() => this.#resumeAll()).catch((err: unknown) => this.#failed(err));
  }

  /** Resolves when nothing is at work; what is not done yet is free for the next process. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  /** A rule owner recomputes by the rules and calendars of the own region and those below it, and of no other. */
  #mustOwn({ actor }: CurrentRequest, { region = 'nation' }: RecomputationBody): void {
    if (!ownsRulesOf(actor, region, this.parts.directories.current())) throw new ProblemError(problem(403, 'directory.rules-of-others'));
  }

  #mustExist(wish: RecomputationBody): void {
    const directory = this.parts.directories.current();
    if (wish.region !== undefined && wish.region !== 'nation' && !directory.regions.has(wish.region)) {
      throw invalidRequest({ field: 'region', reason: 'no such region' });
    }
    if (wish.ruleVersion !== undefined && timerRuleOf(ruleSetOf(wish, directory), wish.timer) === undefined) {
      throw invalidRequest({ field: 'ruleVersion', reason: 'the region has no such version, or it has no rule of that timer' });
    }
  }

  #workOff(id: string): void {
    this.#working = this.#working
      .then(() => this.#work(id))
      .then(
        () => undefined,
        (err: unknown) => this.#failed(err),
      );
  }

  async #work(id?: string): Promise<boolean> {
    const { signal } = this.#stopping;
    const run = signal.aborted ? undefined : await this.parts.log.claim(id);
    if (run === undefined) return false;
    await new RecomputationWorker({ ...this.parts, signal }).work(run);

    return true;
  }

  async #resumeAll(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted && (await this.parts.log.isAnyRunning())) {
      if (!(await this.#work())) await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  #failed(err: unknown): void {
    this.parts.logger.error({ err }, 'a recomputation stopped; it goes on when it is asked for again, or at the next start');
  }
}
