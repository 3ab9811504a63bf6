import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { concludeHearing, giveUpHearing, holdHearing, noticeHearing, postponeHearing, suspendHearing } from '../domain/review/index.js';
import { ConclusionBody, GiveUpBody, HeldBody, NoticeBody, PostponeBody, SuspendBody } from './hearing.bodies.js';
import { ReviewCommands } from './review-commands.js';
import { RequestPath } from './review.bodies.js';

/** The course of a hearing (听证): noticed, put off, held, concluded. */
@Controller('reviews/:id/requests/:requestId/hearing')
export class HearingController {
  constructor(@Inject(ReviewCommands) private readonly commands: ReviewCommands) {}

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

  @Post('suspension')
  @Allow('hear')
  suspend(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: SuspendBody }) body: SuspendBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, suspendHearing({ requestId, ...body }));
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
