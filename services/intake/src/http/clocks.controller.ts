import { Allow, BUSINESS_CLOCK, Current, DIRECTORY, withVersion, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { detailsOfClocks } from '@huiyin/time';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ID } from './bodies.js';
import { VisiblePetitions } from './visible-petition.js';

/** 期限: each clock of a matter with its ledger, the steps of its counting and the sentence that says them. */
@Controller('petitions/:id/clocks')
export class ClocksController {
  constructor(
    @Inject(VisiblePetitions) private readonly visible: VisiblePetitions,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @Allow('read-clocks')
  async clocks(@Current() request: CurrentRequest, @Param('id', { schema: ID }) id: string): Promise<HttpAnswer> {
    const { state, version } = await this.visible.get(id, request.actor);
    const now = this.clock.now();

    return withVersion(version, { id, now, clocks: detailsOfClocks(state.clocks, this.directories.current(), now) });
  }
}
