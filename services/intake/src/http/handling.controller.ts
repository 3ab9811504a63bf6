import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { answerDuty } from '../domain/petition/decisions/answer-duty.js';
import { answerSuggestion } from '../domain/petition/decisions/answer-suggestion.js';
import { extendHandling } from '../domain/petition/decisions/extend-handling.js';
import { filePetition } from '../domain/petition/decisions/file-petition.js';
import { issueOpinion } from '../domain/petition/decisions/issue-opinion.js';
import { recordAgreement } from '../domain/petition/decisions/record-agreement.js';
import { withdrawPetition } from '../domain/petition/decisions/withdraw-petition.js';
import {
  AgreementBody,
  DutyAnswerBody,
  ExtensionBody,
  FilingBody,
  ID,
  OpinionBody,
  SuggestionAnswerBody,
  WithdrawalBody,
} from './bodies.js';
import { PetitionCommands } from './petition-commands.js';

/** 办理: extension, opinion and the other ways in which a matter is answered. */
@Controller('petitions/:id')
export class HandlingController {
  constructor(@Inject(PetitionCommands) private readonly commands: PetitionCommands) {}

  @Post('extension')
  @Allow('extend')
  extend(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ExtensionBody }) { days, reason }: z.infer<typeof ExtensionBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => extendHandling({ days, ...(await seal({ reason })) }));
  }

  @Post('opinion')
  @Allow('issue-opinion')
  issueOpinion(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: OpinionBody }) { outcome, undertaker, ...words }: z.infer<typeof OpinionBody>,
  ): Promise<HttpAnswer> {
    const named = undertaker === undefined ? {} : { undertaker };

    return this.commands.run(request, id, async (seal) => issueOpinion({ outcome, text: await seal(words), ...named }));
  }

  @Post('duty-answer')
  @Allow('reply')
  answerDuty(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: DutyAnswerBody }) { outcome, ...words }: z.infer<typeof DutyAnswerBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => answerDuty({ outcome, text: await seal(words) }));
  }

  @Post('suggestion-answer')
  @Allow('reply')
  answerSuggestion(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: SuggestionAnswerBody }) { outcome, reply }: z.infer<typeof SuggestionAnswerBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => answerSuggestion({ outcome, ...(await seal({ reply })) }));
  }

  @Post('agreement')
  @Allow('reply')
  recordAgreement(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: AgreementBody }) body: z.infer<typeof AgreementBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => recordAgreement(body));
  }

  @Post('withdrawal')
  @Allow('withdraw')
  withdraw(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: WithdrawalBody }) body: z.infer<typeof WithdrawalBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => withdrawPetition(body));
  }

  @Post('filing')
  @Allow('file-without-reply')
  file(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: FilingBody }) { reason }: z.infer<typeof FilingBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => filePetition(reason));
  }
}
