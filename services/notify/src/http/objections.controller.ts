import { Allow, Current, notFound, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Vault } from '@huiyin/vault';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { hearObjection } from '../domain/letter/hear-objection.js';
import { DraftCommands } from '../drafting/draft-commands.js';
import { LetterViews } from '../queries/letter-views.js';
import { ObjectionBody } from './draft.bodies.js';
import { LetterPath } from './letter.bodies.js';

/** 听取意见 (S3-92): what somebody says who was told the result of his report. */
@Controller('letters/:id/:letterId/objections')
export class ObjectionsController {
  constructor(
    @Inject(DraftCommands) private readonly commands: DraftCommands,
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Post()
  @Allow('draft-letter')
  async hear(
    @Current() current: CurrentRequest,
    @Param({ schema: LetterPath }) { id, letterId }: LetterPath,
    @Body({ schema: ObjectionBody }) { words, ...body }: ObjectionBody,
  ): Promise<HttpAnswer> {
    await this.commands.mustSee(current, id);

    return this.commands.run(current, id, hearObjection({ letterId, ...body, words: await this.commands.seal(id, words) }));
  }

  /** Each reading is recorded. */
  @Get()
  @Allow('read-persons')
  async list(@Current() current: CurrentRequest, @Param({ schema: LetterPath }) { id, letterId }: LetterPath): Promise<object> {
    const letter = (await this.views.visible(current.actor, id))?.letters.find((one) => one.id === letterId);
    if (letter === undefined) throw notFound('letter.not-found');
    const { objections = [] } = letter;
    const sealed = objections.map(({ words }) => words);
    const opened = await this.vault.openMany(id, sealed, current.opening('objection.read'));

    return { items: objections.map((one, at) => ({ ...one, words: opened[at] })) };
  }
}
