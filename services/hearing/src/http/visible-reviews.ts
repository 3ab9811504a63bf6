import type { ReviewEvent } from '@huiyin/contracts';
import { DIRECTORY, notFound, recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { maySee } from '@huiyin/policy';
import type { Directories, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import { bodiesToAsk, type Review } from '../domain/review/index.js';

/** A matter that the actor may not see is answered as one that is not there. A body that may be asked to review is no party yet, but may register the request. */
@Injectable()
export class VisibleReviews {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async mustSee(actor: Actor, id: string): Promise<void> {
    const found = await this.reviews.get(id);
    if (found === undefined) throw notFound('review.not-found');
    const { withheld, parties } = found.state;
    const guarded = { withheld, parties: [...parties, ...bodiesToAsk(found.state)] };
    if (!maySee(actor, guarded, this.directory.current())) throw notFound('review.not-found');
  }
}
