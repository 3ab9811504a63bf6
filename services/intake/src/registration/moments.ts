import { BUSINESS_CLOCK, DIRECTORY } from '@huiyin/host';
import { toInstant, type Actor, type BusinessClock, type Moment } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';

/** The moment as a decider sees it, for what is asked before the record store decides. */
@Injectable()
export class Moments {
  constructor(
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  of(actor: Actor, at = this.clock.now()): Moment {
    return { at, machine: toInstant(Date.now()), actor, directory: this.directories.current() };
  }
}
