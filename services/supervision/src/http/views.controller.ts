import { Allow, Current, CurrentActor, notFound, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { DueList } from '../queries/due-list.js';
import { ItemList } from '../queries/item-list.js';
import { MatterView } from '../queries/matter-view.js';
import { DueQuery, DueSummaryQuery, ItemsQuery, MatterPath } from './supervision.bodies.js';

/** What people look at: the due list of an organisation, the items it supervises or answers to, one matter. */
@Controller()
export class ViewsController {
  constructor(
    @Inject(DueList) private readonly dues: DueList,
    @Inject(ItemList) private readonly items: ItemList,
    @Inject(MatterView) private readonly matters: MatterView,
  ) {}

  @Get('due')
  @Allow('read-clocks')
  async due(@CurrentActor() actor: Actor, @Query({ schema: DueQuery }) query: DueQuery) {
    const page = await this.dues.page(actor, query);
    if (page === undefined) throw notFound('organisation.not-found');

    return page;
  }

  @Get('due/summary')
  @Allow('read-clocks')
  async summary(@CurrentActor() actor: Actor, @Query({ schema: DueSummaryQuery }) { org }: DueSummaryQuery) {
    const summary = await this.dues.summary(actor, org);
    if (summary === undefined) throw notFound('organisation.not-found');

    return summary;
  }

  @Get('supervisions')
  @Allow('read-worklist')
  list(@CurrentActor() actor: Actor, @Query({ schema: ItemsQuery }) query: ItemsQuery) {
    return this.items.page(actor, query);
  }

  @Get('supervisions/:id')
  @Allow('read-matter')
  async view(@Current() current: CurrentRequest, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.matters.view(current.actor, id, current.opening('view.supervision'));
    if (found === undefined) throw notFound('supervision.not-found');

    return withVersion(found.version, found.body);
  }
}
