import type { ReviewEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf, VAULT } from '@huiyin/host';
import type { Actor, Clock, Directory } from '@huiyin/kernel';
import { maySee, scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records } from '@huiyin/records';
import { explain } from '@huiyin/time';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import { requestsOf, type Request, type Review } from '../domain/review/index.js';

const GUARD = { withheld: 'state.withheld', parties: ['state.parties'] } as const;

export interface ReviewRow {
  readonly id: string;
  readonly agency?: string;
  readonly requests: readonly Pick<Request, 'requestId' | 'level' | 'reviewer' | 'stage'>[];
  readonly ended: boolean;
}

const rowOf = (id: string, review: Review): ReviewRow => ({
  id,
  ...(review.opinion === undefined ? {} : { agency: review.opinion.agency }),
  requests: requestsOf(review).map(({ requestId, level, reviewer, stage }) => ({ requestId, level, reviewer, stage })),
  ended: review.ended,
});

const clockView = (clock: Clock, directory: Directory) => ({
  id: clock.id,
  timer: clock.timer,
  state: clock.state,
  due: clock.due,
  lastDay: clock.lastDay,
  provisional: clock.provisional,
  explanation: explain(clock, directory).sentence,
});

/** Work list and view of the reviews; the guard and the record scope are part of every query. */
@Injectable()
export class ReviewViews {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async list(
    actor: Actor,
    query: { readonly stage?: Request['stage']; readonly after?: string; readonly limit: number },
  ): Promise<{ readonly items: readonly ReviewRow[]; readonly next?: string }> {
    const filter = {
      $and: [
        scopeFilter(actor, this.directory.current(), GUARD),
        EXISTING,
        ...(query.stage === undefined ? [] : [{ 'state.stages': query.stage }]),
        ...(query.after === undefined ? [] : [{ _id: { $gt: query.after } }]),
      ],
    };
    const found = await this.reviews.collection
      .find(filter, { projection: { state: 1 } })
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .toArray();
    const page = found.slice(0, query.limit);
    const last = page.at(-1);

    return {
      items: page.flatMap(({ _id, state }) => (state === null ? [] : [rowOf(_id, state)])),
      ...(found.length > query.limit && last !== undefined ? { next: last._id } : {}),
    };
  }

  /** The words of the opinions are opened, and that is recorded, before the answer. */
  async view(actor: Actor, id: string, opening: Opening) {
    const found = await this.reviews.get(id);
    const directory = this.directory.current();
    if (found === undefined || !maySee(actor, found.state, directory)) return undefined;
    const { opinion, clocks, ended, served } = found.state;

    return {
      version: found.version,
      body: {
        id,
        opinion,
        requests: await Promise.all(requestsOf(found.state).map((request) => this.requestView(id, request, opening))),
        served,
        ended,
        clocks: Object.values(clocks).map((clock) => clockView(clock, directory)),
      },
    };
  }

  private async requestView(id: string, request: Request, opening: Opening) {
    const { decided } = request;
    if (decided === undefined) return request;

    return { ...request, decided: { ...decided, text: await this.vault.openFields(id, decided.text, opening) } };
  }
}
