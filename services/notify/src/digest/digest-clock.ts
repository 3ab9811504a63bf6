import { BUSINESS_CLOCK, DIRECTORY } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { digestPeriod } from './digest-period.js';
import { digestReaders } from './digest-readers.js';
import type { Due } from './digest-sender.js';
import type { NoticePreference } from './notice-preferences.js';

/** Whose time for a digest has come: by the directory and the business clock. */
@Injectable()
export class DigestClock {
  constructor(
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  hasReaders(): boolean {
    return [...this.directories.current().organisations.values()].some(({ notices }) => notices !== undefined);
  }

  due(wishes: ReadonlyMap<string, NoticePreference>): Due {
    const now = this.clock.now();

    return digestReaders(this.directories.current(), wishes).flatMap((reader) => {
      const period = digestPeriod(reader.times, now);

      return period === undefined ? [] : [[reader, period] as const];
    });
  }
}
