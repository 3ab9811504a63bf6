import { Allow, BUSINESS_CLOCK, CurrentActor, DIRECTORY, withVersion, type HttpAnswer } from '@huiyin/host';
import type { Actor, BusinessClock } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { watchedClocks } from '../queries/watched-clocks.js';
import { MatterPath } from './supervision.bodies.js';
import { VisibleMatters } from './visible-matters.js';

/** 期限: each clock of the matter, whichever service runs it, with its ledger, the steps of its counting and the sentence that says them. */
@Controller('supervisions/:id/clocks')
export class ClocksController {
  constructor(
    @Inject(VisibleMatters) private readonly matters: VisibleMatters,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @Allow('read-clocks')
  async clocks(@CurrentActor() actor: Actor, @Param({ schema: MatterPath }) { id }: MatterPath): Promise<HttpAnswer> {
    const { state, version } = await this.matters.mustSee(actor, id);
    const now = this.clock.now();

    return withVersion(version, { id, now, clocks: watchedClocks(state, this.directories.current(), now) });
  }
}
