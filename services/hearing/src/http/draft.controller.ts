import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { delegateDraft, handInDraft } from '../domain/review/index.js';
import { ReviewCommands } from './review-commands.js';
import { DelegationBody, DraftBody, RequestPath } from './review.bodies.js';

/** A department drafts the opinion of a government (委托草拟, REV-9). */
@Controller('reviews/:id/requests/:requestId')
export class DraftController {
  constructor(@Inject(ReviewCommands) private readonly commands: ReviewCommands) {}

  @Post('delegation')
  @Allow('review')
  delegate(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: DelegationBody }) body: DelegationBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, delegateDraft({ requestId, ...body }));
  }

  @Post('draft')
  @Allow('draft-review')
  async handIn(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: DraftBody }) body: DraftBody,
  ): Promise<HttpAnswer> {
    const { draft } = await this.commands.seal(current, id, { draft: body.draft });

    return this.commands.run(current, id, handInDraft({ requestId, draft }));
  }
}
