import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DigestClock } from './digest-clock.js';
import { DigestSender } from './digest-sender.js';
import { NoticePreferences } from './notice-preferences.js';

const ROUND_MS = 5_000;

/** The beat of the digests: whose time has come, by the business clock. A beat that is missed loses nothing. */
@Injectable()
export class DigestRounds {
  #isBusy = false;

  constructor(
    @Inject(DigestClock) private readonly times: DigestClock,
    @Inject(NoticePreferences) private readonly preferences: NoticePreferences,
    @Inject(DigestSender) private readonly sender: DigestSender,
  ) {}

  @Interval(ROUND_MS)
  async round(): Promise<void> {
    if (this.#isBusy || !this.times.hasReaders()) return;
    this.#isBusy = true;
    try {
      await this.sender.send(this.times.due(await this.preferences.all()));
    } finally {
      this.#isBusy = false;
    }
  }
}
