import { Allow, Current, CurrentActor, HttpAnswer, type CurrentRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { checkDraft } from '../domain/letter/approval/check-draft.js';
import { dropDraft, returnDraft } from '../domain/letter/approval/return-draft.js';
import { signDraft } from '../domain/letter/approval/sign-draft.js';
import { DraftCommands } from '../drafting/draft-commands.js';
import { MEDIA_TYPES } from '../forms/letter-forms.js';
import { DraftPreview } from '../queries/draft-preview.js';
import { DraftViews, type DraftsPage } from '../queries/draft-views.js';
import { DraftPath, DropBody, EmptyBody, ProofQuery, ReturnBody } from './draft.bodies.js';
import { PageQuery } from './letter.bodies.js';

/** 核稿、签发: what somebody else than its authors says of a draft; and the drafts that wait for one. */
@Controller()
export class ApprovalController {
  constructor(
    @Inject(DraftCommands) private readonly commands: DraftCommands,
    @Inject(DraftViews) private readonly views: DraftViews,
    @Inject(DraftPreview) private readonly previews: DraftPreview,
  ) {}

  @Get('drafts')
  @Allow('read-worklist')
  waiting(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery): Promise<DraftsPage> {
    return this.views.waiting(actor, query);
  }

  /** 校样 */
  @Get('letters/:id/drafts/:draftId/preview')
  @Allow('read-persons')
  async preview(
    @Current() current: CurrentRequest,
    @Param({ schema: DraftPath }) path: DraftPath,
    @Query({ schema: ProofQuery }) { form }: ProofQuery,
  ): Promise<HttpAnswer> {
    const found = await this.commands.mustFind(current, path);
    const bytes = await this.previews.make(found, { form, opening: current.opening('draft.read') });

    return new HttpAnswer(200, bytes, {
      'content-type': MEDIA_TYPES[form],
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  }

  @Post('letters/:id/drafts/:draftId/check')
  @Allow('check-letter')
  check(
    @Current() current: CurrentRequest,
    @Param({ schema: DraftPath }) { id, draftId }: DraftPath,
    @Body({ schema: EmptyBody }) _nothing: EmptyBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, checkDraft({ draftId }));
  }

  @Post('letters/:id/drafts/:draftId/signature')
  @Allow('sign-letter')
  sign(
    @Current() current: CurrentRequest,
    @Param({ schema: DraftPath }) { id, draftId }: DraftPath,
    @Body({ schema: EmptyBody }) _nothing: EmptyBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, signDraft({ draftId }));
  }

  @Post('letters/:id/drafts/:draftId/return')
  @Allow('check-letter')
  async giveBack(
    @Current() current: CurrentRequest,
    @Param({ schema: DraftPath }) path: DraftPath,
    @Body({ schema: ReturnBody }) { comments }: ReturnBody,
  ): Promise<HttpAnswer> {
    const { id, draft } = await this.commands.mustFind(current, path);

    return this.commands.run(current, id, returnDraft({ draftId: draft.id, comments: await this.commands.seal(id, comments) }));
  }

  @Post('letters/:id/drafts/:draftId/drop')
  @Allow('check-letter')
  async drop(
    @Current() current: CurrentRequest,
    @Param({ schema: DraftPath }) path: DraftPath,
    @Body({ schema: DropBody }) { reason }: DropBody,
  ): Promise<HttpAnswer> {
    const { id, draft } = await this.commands.mustFind(current, path);

    return this.commands.run(current, id, dropDraft({ draftId: draft.id, reason: await this.commands.seal(id, reason) }));
  }
}
