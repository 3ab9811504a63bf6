import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { chooseSimple, leaveSimple } from '../domain/petition/decisions/choose-simple.js';
import { changeConsents } from '../domain/petition/decisions/change-consents.js';
import { explainReply } from '../domain/petition/decisions/explain-reply.js';
import { askLeader, recordComment } from '../domain/petition/decisions/leader-reading.js';
import { ConsentsBody, ID, LeaderCommentBody, LeaderReadingBody, NoBody, ReplyExplanationBody, SimpleProcedureBody } from './bodies.js';
import { PetitionCommands } from './petition-commands.js';

/** 简易办理、领导阅批、送达同意: how a matter is handled and its letters and replies come, beside the way it goes. */
@Controller('petitions/:id')
export class ProcedureController {
  constructor(@Inject(PetitionCommands) private readonly commands: PetitionCommands) {}

  @Post('simple-procedure')
  @Allow('choose-simple')
  chooseSimple(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: SimpleProcedureBody }) { ground }: z.infer<typeof SimpleProcedureBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => chooseSimple(ground));
  }

  @Post('ordinary-procedure')
  @Allow('choose-simple')
  leaveSimple(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: NoBody }) _body: z.infer<typeof NoBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => leaveSimple);
  }

  @Post('consents')
  @Allow('note-consents')
  changeConsents(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ConsentsBody }) body: z.infer<typeof ConsentsBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => changeConsents(body));
  }

  @Post('reply-explanation')
  @Allow('reply')
  explainReply(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ReplyExplanationBody }) body: z.infer<typeof ReplyExplanationBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => explainReply(body));
  }

  @Post('leader-reading')
  @Allow('submit-to-leader')
  askLeader(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: LeaderReadingBody }) { leader, important, draft }: z.infer<typeof LeaderReadingBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => askLeader({ leader, important, ...(await seal({ draft })) }));
  }

  @Post('leader-reading/comment')
  @Allow('comment-as-leader')
  comment(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: LeaderCommentBody }) { comment }: z.infer<typeof LeaderCommentBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => recordComment((await seal({ comment })).comment));
  }
}
