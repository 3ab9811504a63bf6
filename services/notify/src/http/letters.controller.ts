import { Allow, Current, CurrentActor, HttpAnswer, notFound, withVersion, type CurrentRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { LetterFiles, LetterViews, letterView } from '../queries/letter-views.js';
import { LetterPath, MatterPath, PageQuery } from './letter.bodies.js';

/** Letters (文书) as staff see them: of a matter, to be served, in the inbox. */
@Controller()
export class LettersController {
  constructor(
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(LetterFiles) private readonly files: LetterFiles,
  ) {}

  @Get('dispatch')
  @Allow('serve-letter')
  dispatch(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.views.dispatchList(actor, query);
  }

  @Get('inbox')
  @Allow('read-inbox')
  inbox(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.views.inbox(actor, query);
  }

  @Get('letters/:id')
  @Allow('read-matter')
  async ofMatter(@CurrentActor() actor: Actor, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const found = await this.views.visible(actor, id);
    if (found === undefined) throw notFound('letter.not-found');

    return withVersion(found.version, { id, letters: found.state.letters.map(letterView) });
  }

  @Get('letters/:id/:letterId/pdf')
  @Allow('read-persons')
  async pdf(@Current() current: CurrentRequest, @Param({ schema: LetterPath }) { id, letterId }: LetterPath): Promise<HttpAnswer> {
    const found = await this.views.visible(current.actor, id);
    const file = found === undefined ? undefined : await this.files.read(found.state, { id, letterId }, current.opening('letter.read'));
    if (file === undefined) throw notFound('letter.not-found');

    return new HttpAnswer(200, file.bytes, {
      'content-type': file.mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
