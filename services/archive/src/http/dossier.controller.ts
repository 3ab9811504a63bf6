import type { DossierEvent } from '@huiyin/contracts';
import {
  Allow,
  answerToHttp,
  Current,
  CurrentActor,
  notFound,
  recordsOf,
  withVersion,
  type CurrentRequest,
  type HttpAnswer,
} from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import type { Records, Snapshot } from '@huiyin/records';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DOSSIERS } from '../aggregates.js';
import { confirmRetention, type Dossier } from '../domain/dossier/index.js';
import { DossierViews } from '../queries/dossier-views.js';

export const MatterPath = z.strictObject({ id: z.uuid() });
export type MatterPath = z.infer<typeof MatterPath>;
const ListQuery = z.strictObject({ after: z.uuid().exactOptional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
type ListQuery = z.infer<typeof ListQuery>;
const RetentionBody = z.strictObject({ retention: z.enum(['Y', 'D30', 'D10']), reason: z.string().trim().min(1).max(500).exactOptional() });
type RetentionBody = z.infer<typeof RetentionBody>;

/** Dossiers (案卷): list, view, retention. */
@Controller('dossiers')
export class DossierController {
  constructor(
    @Inject(recordsOf(DOSSIERS)) private readonly dossiers: Records<Dossier, DossierEvent>,
    @Inject(DossierViews) private readonly views: DossierViews,
  ) {}

  @Get()
  @Allow('read-dossier')
  list(@CurrentActor() actor: Actor, @Query({ schema: ListQuery }) query: ListQuery) {
    return this.views.list(actor, query);
  }

  @Get(':id')
  @Allow('read-dossier')
  async view(@CurrentActor() actor: Actor, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.views.view(actor, id);
    if (found === undefined) throw notFound('dossier.not-found');

    return withVersion(found.version, found.body);
  }

  @Post(':id/retention')
  @Allow('archive')
  async retention(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: RetentionBody }) body: RetentionBody,
  ): Promise<HttpAnswer> {
    await this.#visible(current.actor, id);

    return answerToHttp(await this.dossiers.change(current.command(id), confirmRetention(body)));
  }

  async #visible(actor: Actor, id: string): Promise<Snapshot<Dossier>> {
    const found = await this.views.visible(actor, id);
    if (found === undefined) throw notFound('dossier.not-found');

    return found;
  }
}
