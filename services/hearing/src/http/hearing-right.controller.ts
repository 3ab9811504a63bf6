import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { applyForHearing, grantHearing, openHearing, refuseHearing, tellHearingRight } from '../domain/review/index.js';
import { ApplyBody, HearingRefusalBody, OpeningBody } from './hearing.bodies.js';
import { ReviewCommands } from './review-commands.js';
import { NothingBody, RequestPath } from './review.bodies.js';

const hearingIdOf = (requestId: string): string => `${requestId}/hearing`;

/** Whether there will be a hearing (听证): the right told, applied for, granted or refused. */
@Controller('reviews/:id/requests/:requestId/hearing')
export class HearingRightController {
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
  async apply(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: ApplyBody }) body: ApplyBody,
  ): Promise<HttpAnswer> {
    const { agents: names, ...application } = body;
    const agents = names === undefined ? {} : { agents: await this.commands.sealAll(current, id, names) };

    return this.commands.run(current, id, applyForHearing({ ...application, ...agents, requestId, hearingId: hearingIdOf(requestId) }));
  }

  @Post('grant')
  @Allow('review')
  grant(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: NothingBody }) _nothing: object,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, grantHearing({ requestId }));
  }

  @Post('refusal')
  @Allow('review')
  async refuse(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: HearingRefusalBody }) { ground, reason: words }: HearingRefusalBody,
  ): Promise<HttpAnswer> {
    const { reason } = await this.commands.seal(current, id, { reason: words });

    return this.commands.run(current, id, refuseHearing({ requestId, ground, reason }));
  }

  /** 依职权听证 */
  @Post('opening')
  @Allow('review')
  open(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: OpeningBody }) body: OpeningBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, openHearing({ ...body, requestId, hearingId: hearingIdOf(requestId) }));
  }
}
