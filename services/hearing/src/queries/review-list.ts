import type { ReviewEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records } from '@huiyin/records';
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

/** 工作清单; the guard and the record scope are part of the query. */
@Injectable()
export class ReviewList {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async page(
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
}
