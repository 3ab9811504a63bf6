import { Allow, BUSINESS_CLOCK, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { extendCharge } from '../domain/supervision/extend-charge.js';
import { settleCharge } from '../domain/supervision/settle-charge.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import { takeCharge } from '../domain/supervision/take-charge.js';
import { visitInCharge } from '../domain/supervision/visit-in-charge.js';
import { ChargeBody, ChargeExtensionBody, ChargePath, ChargeResultBody, ChargeVisitBody } from './charge.bodies.js';
import { MatterPath } from './supervision.bodies.js';
import { SupervisionCommands } from './supervision-commands.js';

/** 领导包案: a leader takes charge of a matter, visits, and records what came of it. */
@Controller('supervisions/:id/charges')
export class ChargesController {
  constructor(
    @Inject(SupervisionCommands) private readonly commands: SupervisionCommands,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Post()
  @Allow('take-charge')
  async take(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: ChargeBody }) { leader = current.actor.id, team, ground, ...said }: ChargeBody,
  ): Promise<HttpAnswer> {
    const plan = await this.commands.seal(current, id, said.plan);
    const decision = said.decision === undefined ? {} : { decision: await this.commands.seal(current, id, said.decision) };
    const locationOf = (state: Supervision) => `/supervisions/${id}/charges/${state.charges.at(-1)?.id ?? ''}`;

    return this.commands.make(current, { id, locationOf }, takeCharge({ leader, team, ground, plan, ...decision }));
  }

  @Post(':chargeId/extension')
  @Allow('take-charge')
  async extend(
    @Current() current: CurrentRequest,
    @Param({ schema: ChargePath }) { id, chargeId }: ChargePath,
    @Body({ schema: ChargeExtensionBody }) { days, reason }: ChargeExtensionBody,
  ): Promise<HttpAnswer> {
    const why = await this.commands.seal(current, id, reason);

    return this.commands.run(current, id, extendCharge({ chargeId, days, reason: why }));
  }

  @Post(':chargeId/visits')
  @Allow('take-charge')
  async visit(
    @Current() current: CurrentRequest,
    @Param({ schema: ChargePath }) { id, chargeId }: ChargePath,
    @Body({ schema: ChargeVisitBody }) body: ChargeVisitBody,
  ): Promise<HttpAnswer> {
    const findings = await this.commands.seal(current, id, body.findings);

    return this.commands.run(current, id, visitInCharge({ ...body, chargeId, findings }));
  }

  @Post(':chargeId/result')
  @Allow('take-charge')
  async settle(
    @Current() current: CurrentRequest,
    @Param({ schema: ChargePath }) { id, chargeId }: ChargePath,
    @Body({ schema: ChargeResultBody }) { outcome, result, settledOn = dayOf(this.clock.now()) }: ChargeResultBody,
  ): Promise<HttpAnswer> {
    const sealed = await this.commands.seal(current, id, result);

    return this.commands.run(current, id, settleCharge({ chargeId, outcome, result: sealed, settledOn }));
  }
}
