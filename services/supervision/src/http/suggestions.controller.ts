import { Allow, BUSINESS_CLOCK, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { answerSuggestion, recordOutcome } from '../domain/supervision/answer-suggestion.js';
import { makeSuggestion } from '../domain/supervision/make-suggestion.js';
import { SupervisionCommands } from './supervision-commands.js';
import { AnswerBody, itemIdOf, ItemPath, OutcomeBody, SuggestionBody, SuggestionPath } from './supervision.bodies.js';

/** 三项建议: made by the leader, answered in writing, tracked to the outcome. */
@Controller('supervisions/:id')
export class SuggestionsController {
  constructor(
    @Inject(SupervisionCommands) private readonly commands: SupervisionCommands,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Post('items/:body/:number/suggestions')
  @Allow('approve-notice')
  async suggest(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: SuggestionBody }) body: SuggestionBody,
  ): Promise<HttpAnswer> {
    const facts = await this.commands.seal(current, path.id, body.facts);
    const locationOf = (state: { readonly suggestions: readonly { readonly id: string }[] }) =>
      `/supervisions/${path.id}/suggestions/${state.suggestions.at(-1)?.id ?? ''}`;

    return this.commands.make(current, { id: path.id, locationOf }, makeSuggestion({ ...body, itemId: itemIdOf(path), facts }));
  }

  @Post('suggestions/:suggestionId/answer')
  @Allow('answer-suggestion', 'supervise')
  async answer(
    @Current() current: CurrentRequest,
    @Param({ schema: SuggestionPath }) { id, suggestionId }: SuggestionPath,
    @Body({ schema: AnswerBody }) { adopted, reason, repliedOn = dayOf(this.clock.now()) }: AnswerBody,
  ): Promise<HttpAnswer> {
    const why = reason === undefined ? {} : { reason: await this.commands.seal(current, id, reason) };

    return this.commands.run(current, id, answerSuggestion({ suggestionId, adopted, repliedOn, ...why }));
  }

  @Post('suggestions/:suggestionId/outcome')
  @Allow('answer-suggestion', 'supervise')
  async outcome(
    @Current() current: CurrentRequest,
    @Param({ schema: SuggestionPath }) { id, suggestionId }: SuggestionPath,
    @Body({ schema: OutcomeBody }) { outcome, decidedOn }: OutcomeBody,
  ): Promise<HttpAnswer> {
    const sealed = await this.commands.seal(current, id, outcome);

    return this.commands.run(current, id, recordOutcome({ suggestionId, outcome: sealed, decidedOn }));
  }
}
