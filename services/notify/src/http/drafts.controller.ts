import { Allow, Current, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DraftCommands } from '../drafting/draft-commands.js';
import { DraftWriter } from '../drafting/draft-writer.js';
import { editDraft } from '../domain/letter/approval/edit-draft.js';
import { DraftHistory } from '../queries/draft-history.js';
import { draftRow } from '../queries/draft-row.js';
import { DraftBody, DraftEditBody, DraftPath } from './draft.bodies.js';
import { MatterPath } from './letter.bodies.js';

/** 拟稿: letters that an office composes itself, as it writes them. */
@Controller('letters/:id/drafts')
export class DraftsController {
  constructor(
    @Inject(DraftCommands) private readonly commands: DraftCommands,
    @Inject(DraftWriter) private readonly writer: DraftWriter,
    @Inject(DraftHistory) private readonly history: DraftHistory,
  ) {}

  @Get()
  @Allow('read-matter')
  async list(@Current() current: CurrentRequest, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const { version, drafts } = await this.commands.mustSee(current, id);

    return withVersion(version, { id, drafts: drafts.map((draft) => draftRow(draft, current.actor)) });
  }

  @Post()
  @Allow('draft-letter')
  async write(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: DraftBody }) body: DraftBody,
  ): Promise<HttpAnswer> {
    await this.commands.mustSee(current, id);

    return this.commands.make(current, id, await this.writer.write(current, id, body));
  }

  /** What it says, who did what with it, and each difference; each reading is recorded. */
  @Get(':draftId')
  @Allow('read-persons')
  async one(@Current() current: CurrentRequest, @Param({ schema: DraftPath }) path: DraftPath): Promise<HttpAnswer> {
    const { id, draft, version } = await this.commands.mustFind(current, path);

    return withVersion(version, {
      id,
      ...draftRow(draft, current.actor),
      ...(await this.history.read(id, draft, current.opening('draft.read'))),
    });
  }

  @Post(':draftId/edits')
  @Allow('draft-letter')
  async edit(
    @Current() current: CurrentRequest,
    @Param({ schema: DraftPath }) path: DraftPath,
    @Body({ schema: DraftEditBody }) { facts }: DraftEditBody,
  ): Promise<HttpAnswer> {
    const { id, draft } = await this.commands.mustFind(current, path);

    return this.commands.run(current, id, editDraft(await this.writer.edit(current, id, { draft, facts })));
  }
}
