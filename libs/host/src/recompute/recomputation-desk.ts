import type { Actor, BusinessClock, DomainEvent } from '@huiyin/kernel';
import type { Directories, Records } from '@huiyin/records';
import type { ModuleRef } from '@nestjs/core';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { databaseOf } from '../platform/connect-database.js';
import { BUSINESS_CLOCK, CONNECTION, DIRECTORY, LOGGER, recordsOf } from '../platform/tokens.js';
import { notFound } from '../problem/problem.js';
import type { CurrentRequest } from '../request/current-request.js';
import type { RecomputePlan } from './candidates.js';
import { progressOf, visibleMoves, type MovesQuery, type RecomputationProgress } from './recomputation-view.js';
import type { RecomputationBody } from './recomputation-wish.js';
import { Recomputations } from './recomputations.js';
import { RunLog } from './run-log.js';

/** The plan of a service before its record store is there. */
export type RecomputeWay<State, Event extends DomainEvent> = Omit<RecomputePlan<State, Event>, 'records'>;

/** What the routes of a service need: its runs, and who may see which line of them. */
export class RecomputationDesk<State, Event extends DomainEvent> {
  readonly runs: Recomputations<State, Event>;
  readonly #records: Records<State, Event>;
  readonly #directories: Directories;
  readonly #log: RunLog;

  constructor(kind: Records<State, Event>['kind'], way: RecomputeWay<State, Event>, parts: ModuleRef) {
    const the = <Part>(token: symbol): Part => parts.get<Part>(token, { strict: false });
    this.#records = the<Records<State, Event>>(recordsOf(kind));
    this.#directories = the<Directories>(DIRECTORY);
    this.#log = new RunLog(databaseOf(the<Connection>(CONNECTION)));
    this.runs = new Recomputations({
      plan: { ...way, records: this.#records },
      log: this.#log,
      directories: this.#directories,
      clock: the<BusinessClock>(BUSINESS_CLOCK),
      logger: the<Logger>(LOGGER),
    });
  }

  async ask(current: CurrentRequest, body: RecomputationBody): Promise<RecomputationProgress> {
    return progressOf(await this.runs.ask(current, body), { moves: [] });
  }

  async progress(viewer: Actor, id: string, query: MovesQuery): Promise<RecomputationProgress> {
    const run = await this.#log.run(id);
    if (run === undefined) throw notFound('recomputation.not-found');
    const page = await this.#log.moves(id, query);
    const moves = await visibleMoves(page.moves, { records: this.#records, viewer, directory: this.#directories.current() });

    return progressOf(run, { ...page, moves });
  }
}
