import { Allow, Current, notFound, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { renewLetter } from '../domain/letter/renew-letter.js';
import { DraftCommands } from '../drafting/draft-commands.js';
import { LetterDifferences } from '../queries/letter-differences.js';
import { LetterViews } from '../queries/letter-views.js';
import { LetterPath } from './letter.bodies.js';
import { RenewalBody } from './draft.bodies.js';

/** 更换: a wrong letter is never edited: another stands in its place, and what differs can be read. */
@Controller('letters/:id/:letterId')
export class ReplacementController {
  constructor(
    @Inject(DraftCommands) private readonly commands: DraftCommands,
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(LetterDifferences) private readonly differences: LetterDifferences,
  ) {}

  @Post('replacement')
  @Allow('void')
  renew(
    @Current() current: CurrentRequest,
    @Param({ schema: LetterPath }) { id, letterId }: LetterPath,
    @Body({ schema: RenewalBody }) { reason }: RenewalBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, renewLetter({ letterId, reason }));
  }

  @Get('differences')
  @Allow('read-persons')
  async differ(@Current() current: CurrentRequest, @Param({ schema: LetterPath }) { id, letterId }: LetterPath): Promise<object> {
    const all = (await this.views.visible(current.actor, id))?.letters ?? [];
    const letter = all.find((one) => one.id === letterId);
    const found = letter === undefined ? undefined : await this.differences.of(id, { letter, all }, current.opening('letter.differences'));
    if (found === undefined) throw notFound('letter.not-found');

    return found;
  }
}
