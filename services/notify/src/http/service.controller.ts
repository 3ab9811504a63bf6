import type { LetterEvent } from '@huiyin/contracts';
import { Allow, answerToHttp, Current, notFound, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Decide } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { correctService } from '../domain/letter/correct-service.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { recordService } from '../domain/letter/record-service.js';
import { withdrawLetter } from '../domain/letter/withdraw-letter.js';
import { LetterViews } from '../queries/letter-views.js';
import { CorrectionBody, LetterPath, WithdrawalBody } from './letter.bodies.js';
import { sealedService } from './sealed-service.js';
import { ServiceBody } from './service.bodies.js';

/** Service (送达) as staff record it, its correction, and the withdrawal of a letter. */
@Controller('letters/:id/:letterId')
export class ServiceController {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Post('service')
  @Allow('serve-letter')
  async served(
    @Current() current: CurrentRequest,
    @Param({ schema: LetterPath }) { id, letterId }: LetterPath,
    @Body({ schema: ServiceBody }) body: ServiceBody,
  ): Promise<HttpAnswer> {
    return this.#decide(current, id, recordService({ letterId, ...(await sealedService(this.vault, id, body)) }));
  }

  @Post('service-correction')
  @Allow('correct')
  corrected(
    @Current() current: CurrentRequest,
    @Param({ schema: LetterPath }) { id, letterId }: LetterPath,
    @Body({ schema: CorrectionBody }) body: CorrectionBody,
  ): Promise<HttpAnswer> {
    return this.#decide(current, id, correctService({ letterId, ...body }));
  }

  @Post('withdrawal')
  @Allow('void')
  withdrawn(
    @Current() current: CurrentRequest,
    @Param({ schema: LetterPath }) { id, letterId }: LetterPath,
    @Body({ schema: WithdrawalBody }) body: WithdrawalBody,
  ): Promise<HttpAnswer> {
    return this.#decide(current, id, withdrawLetter({ letterId, ...body }));
  }

  async #decide(current: CurrentRequest, id: string, decide: Decide<Letters, LetterEvent>): Promise<HttpAnswer> {
    if ((await this.views.visible(current.actor, id)) === undefined) throw notFound('letter.not-found');

    return answerToHttp(await this.letters.change(current.command(id), decide));
  }
}
