import { Allow, Current, CurrentActor, notFound, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ReviewViews } from '../queries/review-views.js';
import { ListQuery, MatterPath } from './review.bodies.js';

@Controller('reviews')
export class ReviewViewsController {
  constructor(@Inject(ReviewViews) private readonly views: ReviewViews) {}

  @Get()
  @Allow('read-worklist')
  list(@CurrentActor() actor: Actor, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.views.list(actor, query);
  }

  @Get(':id')
  @Allow('read-matter')
  async view(@Current() { actor, opening }: CurrentRequest, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.views.view(actor, id, opening('view.review'));
    if (found === undefined) throw notFound('review.not-found');

    return withVersion(found.version, found.body);
  }
}
