import type { DossierEvent } from '@huiyin/contracts';
import { Allow, answerToHttp, Current, HttpAnswer, notFound, recordsOf, type CurrentRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import type { Records, Snapshot } from '@huiyin/records';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DOSSIERS } from '../aggregates.js';
import { noteVerification, type Dossier } from '../domain/dossier/index.js';
import { DossierViews } from '../queries/dossier-views.js';
import { SealedPackages } from '../queries/sealed-packages.js';
import { MatterPath } from './dossier.controller.js';

const VolumePath = z.strictObject({ id: z.uuid(), n: z.coerce.number().int().nonnegative() });
type VolumePath = z.infer<typeof VolumePath>;
const Nothing = z.strictObject({});

/** Sealed packages (封装包): download and check. */
@Controller('dossiers/:id')
export class PackageController {
  constructor(
    @Inject(recordsOf(DOSSIERS)) private readonly dossiers: Records<Dossier, DossierEvent>,
    @Inject(DossierViews) private readonly views: DossierViews,
    @Inject(SealedPackages) private readonly packages: SealedPackages,
  ) {}

  /** `n` 0 is the dossier itself, 1 and up its supplements. */
  @Get('packages/:n')
  @Allow('verify-dossier')
  async download(@Current() current: CurrentRequest, @Param({ schema: VolumePath }) { id, n }: VolumePath): Promise<HttpAnswer> {
    const { state } = await this.#visible(current.actor, id);
    const file = await this.packages.read(state, { id, n }, current.opening('archive.package'));
    if (file === undefined) throw notFound('dossier.not-sealed');

    return new HttpAnswer(200, file.bytes, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }

  @Post('verification')
  @Allow('verify-dossier')
  async verify(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: Nothing }) _nothing: object,
  ): Promise<HttpAnswer> {
    const { state } = await this.#visible(current.actor, id);
    const found = await this.packages.verify(id, state);

    return answerToHttp(await this.dossiers.change(current.command(id), noteVerification(found)), { body: () => found });
  }

  async #visible(actor: Actor, id: string): Promise<Snapshot<Dossier>> {
    const found = await this.views.visible(actor, id);
    if (found === undefined) throw notFound('dossier.not-found');

    return found;
  }
}
