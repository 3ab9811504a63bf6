import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  applyForHearing,
  concludeHearing,
  giveUpHearing,
  holdHearing,
  noticeHearing,
  postponeHearing,
  tellHearingRight,
} from '../domain/review/index.js';
import { ReviewCommands } from './review-commands.js';
import { ApplyBody, ConclusionBody, GiveUpBody, HeldBody, NothingBody, NoticeBody, PostponeBody, RequestPath } from './review.bodies.js';

/** Hearing (听证) of a request: the right told, applied for, noticed, held, concluded. */
@Controller('reviews/:id/requests/:requestId/hearing')
export class HearingController {
  constructor(@Inject(ReviewCommands) private readonly commands: ReviewCommands) {}

  @Post('right')
  @Allow('review')
  tellRight(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: NothingBody }) _nothing: object,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, tellHearingRight({ requestId }));
  }

  @Post('application')
  @Allow('review')
  apply(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: ApplyBody }) body: ApplyBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, applyForHearing({ requestId, hearingId: `${requestId}/hearing`, ...body }));
  }

  @Post('notice')
  @Allow('review')
  notice(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: NoticeBody }) body: NoticeBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, noticeHearing({ requestId, ...body }));
  }

  @Post('postponement')
  @Allow('hear')
  postpone(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: PostponeBody }) body: PostponeBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, postponeHearing({ requestId, ...body }));
  }

  @Post('giving-up')
  @Allow('hear')
  giveUp(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: GiveUpBody }) body: GiveUpBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, giveUpHearing({ requestId, ...body }));
  }

  @Post('session')
  @Allow('hear')
  async hold(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: HeldBody }) body: HeldBody,
  ): Promise<HttpAnswer> {
    const { transcript } = await this.commands.seal(current, id, { transcript: body.transcript });

    return this.commands.run(current, id, holdHearing({ ...body, requestId, transcript }));
  }

  @Post('conclusion')
  @Allow('hear')
  async conclude(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: ConclusionBody }) body: ConclusionBody,
  ): Promise<HttpAnswer> {
    const { finding } = await this.commands.seal(current, id, { finding: body.finding });
    const votes = await this.commands.sealVotes({ current, id }, body.votes, 'reason');

    return this.commands.run(current, id, concludeHearing({ requestId, finding, votes, concludedOn: body.concludedOn }));
  }
}
