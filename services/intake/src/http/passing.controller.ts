import { Allow, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { acceptPetition } from '../domain/petition/decisions/accept-petition.js';
import { answerObjection } from '../domain/petition/decisions/answer-objection.js';
import { declinePetition } from '../domain/petition/decisions/decline-petition.js';
import { passOn } from '../domain/petition/decisions/pass-on.js';
import { raiseObjection } from '../domain/petition/decisions/raise-objection.js';
import { showWay } from '../domain/petition/decisions/show-way.js';
import { AcceptanceBody, AssignmentBody, DeclineBody, ID, ObjectionAnswerBody, ObjectionBody, TransferBody, WayBody } from './bodies.js';
import { PetitionCommands } from './petition-commands.js';

/** 转送、交办、异议、受理: from the office that sorts to the body that answers. */
@Controller('petitions/:id')
export class PassingController {
  constructor(@Inject(PetitionCommands) private readonly commands: PetitionCommands) {}

  @Post('transfer')
  @Allow('transfer')
  transfer(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: TransferBody }) body: z.infer<typeof TransferBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => passOn(body));
  }

  @Post('assignment')
  @Allow('assign')
  assign(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: AssignmentBody }) body: z.infer<typeof AssignmentBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => passOn(body));
  }

  @Post('objection')
  @Allow('object')
  object(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ObjectionBody }) { basis, reasons }: z.infer<typeof ObjectionBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => raiseObjection({ basis, ...(await seal({ reasons })) }));
  }

  @Post('objection-answer')
  @Allow('answer-objection')
  answerObjection(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: ObjectionAnswerBody }) { agreed, reasons }: z.infer<typeof ObjectionAnswerBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, async (seal) => answerObjection({ agreed, ...(await seal({ reasons })) }));
  }

  @Post('acceptance')
  @Allow('accept')
  accept(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: AcceptanceBody }) body: z.infer<typeof AcceptanceBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => acceptPetition(body));
  }

  @Post('way')
  @Allow('reply')
  showWay(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: WayBody }) body: z.infer<typeof WayBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => showWay(body));
  }

  @Post('decline')
  @Allow('decline')
  decline(
    @Current() request: CurrentRequest,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: DeclineBody }) body: z.infer<typeof DeclineBody>,
  ): Promise<HttpAnswer> {
    return this.commands.run(request, id, () => declinePetition(body));
  }
}
