import { Allow, Current, CurrentActor, notFound, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { LetterAgain, type MadeAgain } from '../queries/letter-again.js';
import { LetterFiles } from '../queries/letter-files.js';
import { letterRow } from '../queries/letter-row.js';
import { LetterViews } from '../queries/letter-views.js';
import { fileAnswer } from './file-answer.js';
import { LetterPath, MatterPath } from './letter.bodies.js';

/** The letters (文书) of a matter as staff see them. */
@Controller('letters/:id')
export class LettersController {
  constructor(
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(LetterFiles) private readonly files: LetterFiles,
    @Inject(LetterAgain) private readonly letterAgain: LetterAgain,
  ) {}

  @Get()
  @Allow('read-matter')
  async ofMatter(@CurrentActor() actor: Actor, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.views.visible(actor, id);
    if (found === undefined) throw notFound('letter.not-found');

    return withVersion(found.version, { id, letters: found.letters.map(letterRow) });
  }

  /** Made again from its record, and compared with what was issued. */
  @Get(':letterId/again')
  @Allow('read-matter')
  async again(@CurrentActor() actor: Actor, @Param({ schema: LetterPath }) { id, letterId }: LetterPath): Promise<MadeAgain> {
    const found = await this.views.visible(actor, id);
    const letter = found?.letters.find((one) => one.id === letterId);
    const again = letter === undefined ? undefined : await this.letterAgain.make(id, letterId);
    if (again === undefined) throw notFound('letter.not-found');

    return again;
  }

  @Get(':letterId/pdf')
  @Allow('read-persons')
  async pdf(@Current() current: CurrentRequest, @Param({ schema: LetterPath }) { id, letterId }: LetterPath): Promise<HttpAnswer> {
    const letter = (await this.views.visible(current.actor, id))?.letters.find((one) => one.id === letterId);

    return fileAnswer(await this.files.read(id, letter, current.opening('letter.read')));
  }
}
