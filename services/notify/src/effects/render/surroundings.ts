import { BUSINESS_CLOCK, DIRECTORY } from '@huiyin/host';
import type { BusinessClock, Directory, LocalDate } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { dayOf } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';

/** The day on the business clock, and the directory as it stands. */
@Injectable()
export class Surroundings {
  constructor(
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  directory(): Directory {
    return this.directories.current();
  }

  today(): LocalDate {
    return dayOf(this.clock.now());
  }
}
