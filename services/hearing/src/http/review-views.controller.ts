import { Allow, BUSINESS_CLOCK, Current, CurrentActor, notFound, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Actor, BusinessClock } from '@huiyin/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ReviewList } from '../queries/review-list.js';
import { ReviewViews } from '../queries/review-views.js';
import { ListQuery, MatterPath } from './review.bodies.js';

@Controller('reviews')
export class ReviewViewsController {
  constructor(
    @Inject(ReviewList) private readonly reviews: ReviewList,
    @Inject(ReviewViews) private readonly views: ReviewViews,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @Allow('read-worklist')
  list(@CurrentActor() actor: Actor, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.reviews.page(actor, query);
  }

  @Get(':id')
  @Allow('read-matter')
  async view(@Current() { actor, opening }: CurrentRequest, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.views.view(actor, id, opening('view.review'));
    if (found === undefined) throw notFound('review.not-found');

    return withVersion(found.version, found.body);
  }

  /** 期限 */
  @Get(':id/clocks')
  @Allow('read-clocks')
  async clocks(@CurrentActor() actor: Actor, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.views.clocks(actor, id, this.clock.now());
    if (found === undefined) throw notFound('review.not-found');

    return withVersion(found.version, found.body);
  }
}
