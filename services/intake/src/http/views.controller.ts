import { Allow, Current, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { PetitionViews } from '../queries/petition-view.js';
import { WorkListQuery } from '../queries/work-list-query.js';
import { WorkList } from '../queries/work-list.js';
import { ID } from './bodies.js';
import { VisiblePetitions } from './visible-petition.js';

/** 工作清单 and one petition with its time line. */
@Controller('petitions')
export class ViewsController {
  constructor(
    @Inject(WorkList) private readonly list: WorkList,
    @Inject(PetitionViews) private readonly views: PetitionViews,
    @Inject(VisiblePetitions) private readonly visible: VisiblePetitions,
  ) {}

  @Get()
  @Allow('read-worklist')
  page(@Current() request: CurrentRequest, @Query({ schema: WorkListQuery }) query: WorkListQuery): Promise<object> {
    return this.list.page(query, request);
  }

  @Get(':id')
  @Allow('read-matter')
  async view(@Current() request: CurrentRequest, @Param('id', { schema: ID }) id: string): Promise<HttpAnswer> {
    const found = await this.visible.get(id, request.actor);

    return withVersion(found.version, await this.views.of(found, request));
  }
}
