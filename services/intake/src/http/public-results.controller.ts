import { Allow, Current, newId, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { approveResult, proposeResult, withdrawResult } from '../domain/petition/publication/publish-result.js';
import { ID } from './bodies.js';
import { PetitionCommands } from './petition-commands.js';
import { PublicationCheck } from './public-results-check.js';

const words = (most: number) => z.string().trim().min(1).max(most);
const ResultBody = z.strictObject({ title: words(100), text: words(5_000), basis: words(500) });
type ResultBody = z.infer<typeof ResultBody>;
const NoBody = z.strictObject({});
const ReasonBody = z.strictObject({ reason: words(500) });
type ReasonBody = z.infer<typeof ReasonBody>;

/** 处理结果公开 (S3-09): a person writes a masked text, another approves it. */
@Controller('petitions/:id/result')
export class PublicResultsController {
  constructor(
    @Inject(PetitionCommands) private readonly commands: PetitionCommands,
    @Inject(PublicationCheck) private readonly check: PublicationCheck,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('propose-publication')
  propose(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ResultBody }) body: ResultBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) =>
      proposeResult({
        resultId: newId(),
        words: await seal({ ...body }),
        traces: await this.check.tracesIn(id, Object.values(body), request),
      }),
    );
  }

  @Post('approval')
  @HttpCode(200)
  @Allow('approve-publication')
  approve(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: NoBody }) _body: object,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async () => approveResult(await this.check.proposed(id, request)));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Allow('approve-publication')
  withdraw(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ReasonBody }) body: ReasonBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => withdrawResult((await seal({ ...body })).reason));
  }
}
