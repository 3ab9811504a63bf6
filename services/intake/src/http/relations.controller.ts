import { Allow, Current, notFound, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { correctFact, type CorrectFact } from '../domain/petition/decisions/correct-fact.js';
import { linkPetition } from '../domain/petition/decisions/link-petition.js';
import { matchReportedUnit } from '../domain/petition/decisions/match-reported-unit.js';
import { reportUrgency } from '../domain/petition/decisions/urgency.js';
import { voidLink } from '../domain/petition/decisions/void-link.js';
import { EarlierMatters, earlierMatterOf, type FoundMatter } from '../queries/earlier-matters.js';
import { CorrectionBody, ID, LinkBody, NoBody, UnitsBody, VoidLinkBody } from './bodies.js';
import { PetitionCommands, type SealWords } from './petition-commands.js';
import { VisiblePetitions } from './visible-petition.js';

/** 关联、被反映单位、紧急情况、更正: what is found out about a registered matter. */
@Controller('petitions/:id')
export class RelationsController {
  constructor(
    @Inject(PetitionCommands) private readonly commands: PetitionCommands,
    @Inject(VisiblePetitions) private readonly visible: VisiblePetitions,
    @Inject(EarlierMatters) private readonly matters: EarlierMatters,
  ) {}

  @Post('links')
  @Allow('link')
  async link(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: LinkBody }) { to, relation }: z.infer<typeof LinkBody>,
  ): Promise<HttpAnswer> {
    const earlier = await this.earlier(to, request.actor);

    return this.commands.run(request, id, () => linkPetition({ earlier: earlierMatterOf(earlier), relation }));
  }

  @Post('links/void')
  @Allow('void')
  voidLink(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: VoidLinkBody }) { to, reason }: z.infer<typeof VoidLinkBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => voidLink(to, reason));
  }

  @Post('reported-units')
  @Allow('match-name', 'mark-withheld')
  matchUnits(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: UnitsBody }) { units }: z.infer<typeof UnitsBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => matchReportedUnit(units));
  }

  @Post('urgency')
  @Allow('reply')
  reportUrgency(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: NoBody }) _body: z.infer<typeof NoBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => reportUrgency);
  }

  @Post('corrections')
  @Allow('correct')
  correct(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: CorrectionBody }) body: CorrectionBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => correctFact(await correctionOf(body, seal)));
  }

  /** By its id or a number; one that the caller may not see is not there. */
  private async earlier(to: string, actor: Actor): Promise<FoundMatter> {
    const found = ID.safeParse(to).success ? await this.matters.rootOf(await this.matters.byId(to)) : await this.matters.byNumber(to);
    if (found === undefined) throw notFound('petition.not-found');
    await this.visible.get(found.id, actor);

    return found;
  }
}

const correctionOf = async (body: CorrectionBody, seal: SealWords): Promise<CorrectFact> => {
  if (body.fact === 'title') return { fact: body.fact, reason: body.reason, ...(await seal({ now: body.now })) };

  return body;
};
