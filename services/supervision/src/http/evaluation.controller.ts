import { Allow, BUSINESS_CLOCK, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { giveEvaluation } from '../domain/supervision/give-evaluation.js';
import { recordFollowUp } from '../domain/supervision/record-follow-up.js';
import { SupervisionCommands } from './supervision-commands.js';
import { EvaluationBody, FollowUpBody, FollowUpPath, MatterPath } from './supervision.bodies.js';

/** 满意度评价 as staff wrote it down, and 回访. */
@Controller('supervisions/:id')
export class EvaluationController {
  constructor(
    @Inject(SupervisionCommands) private readonly commands: SupervisionCommands,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Post('evaluation')
  @Allow('evaluate')
  async evaluate(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: EvaluationBody }) { office, agency, remark, person }: EvaluationBody,
  ): Promise<HttpAnswer> {
    const words = remark === undefined ? {} : { remark: await this.commands.seal(current, id, remark) };
    const who = person === undefined ? {} : { person };

    return this.commands.run(current, id, giveEvaluation({ scores: { office, agency }, by: 'staff', ...words, ...who }));
  }

  @Post('follow-ups/:followUpId')
  @Allow('follow-up')
  async followUp(
    @Current() current: CurrentRequest,
    @Param({ schema: FollowUpPath }) { id, followUpId }: FollowUpPath,
    @Body({ schema: FollowUpBody }) { way, result, note, doneOn = dayOf(this.clock.now()) }: FollowUpBody,
  ): Promise<HttpAnswer> {
    const words = note === undefined ? {} : { note: await this.commands.seal(current, id, note) };

    return this.commands.run(current, id, recordFollowUp({ followUpId, way, result, doneOn, ...words }));
  }
}
