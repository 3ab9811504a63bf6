import { Allow, BUSINESS_CLOCK, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  acceptReview,
  decideReview,
  giveRedoConsent,
  nameTeam,
  recordDeliberation,
  recuseMember,
  refuseReview,
  requestReview,
} from '../domain/review/index.js';
import { ReviewCommands } from './review-commands.js';
import {
  AcceptBody,
  DecisionBody,
  DeliberationBody,
  MatterPath,
  NothingBody,
  RecusalBody,
  RefuseBody,
  RequestBody,
  RequestPath,
  TeamBody,
} from './review.bodies.js';

/** Review and re-review (复查、复核): from the request to the opinion. */
@Controller('reviews/:id/requests')
export class ReviewController {
  constructor(
    @Inject(ReviewCommands) private readonly commands: ReviewCommands,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Post()
  @Allow('request-review')
  async request(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: RequestBody }) body: RequestBody,
  ): Promise<HttpAnswer> {
    const requestId = current.newId();
    const { request } = await this.commands.seal(current, id, { request: body.request });

    return this.commands.make(current, { id, requestId }, requestReview({ ...body, requestId, request, receivedAt: this.clock.now() }));
  }

  @Post(':requestId/acceptance')
  @Allow('review')
  accept(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: AcceptBody }) body: AcceptBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, acceptReview({ requestId, ...body }));
  }

  @Post(':requestId/refusal')
  @Allow('review')
  refuse(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: RefuseBody }) body: RefuseBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, refuseReview({ requestId, ...body }));
  }

  @Post(':requestId/team')
  @Allow('review')
  team(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: TeamBody }) body: TeamBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, nameTeam({ requestId, ...body }));
  }

  @Post(':requestId/recusals')
  @Allow('recuse')
  recuse(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: RecusalBody }) body: RecusalBody,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, recuseMember({ requestId, ...body }));
  }

  @Post(':requestId/deliberation')
  @Allow('review')
  async deliberate(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: DeliberationBody }) body: DeliberationBody,
  ): Promise<HttpAnswer> {
    const votes = await this.commands.sealVotes({ current, id }, body.votes, 'view');

    return this.commands.run(current, id, recordDeliberation({ requestId, votes, result: body.result }));
  }

  @Post(':requestId/decision')
  @Allow('decide-review')
  async decide(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: DecisionBody }) body: DecisionBody,
  ): Promise<HttpAnswer> {
    const { outcome, ...words } = body;
    const text = await this.commands.seal(current, id, words);

    return this.commands.run(current, id, decideReview({ requestId, opinionId: `${requestId}/opinion`, outcome, text }));
  }

  @Post(':requestId/redo-consent')
  @Allow('consent-to-redo')
  consent(
    @Current() current: CurrentRequest,
    @Param({ schema: RequestPath }) { id, requestId }: RequestPath,
    @Body({ schema: NothingBody }) _nothing: object,
  ): Promise<HttpAnswer> {
    return this.commands.run(current, id, giveRedoConsent({ requestId }));
  }
}
