import type { Instant } from '@huiyin/kernel';

import type { DevClock } from '../../dev/dev-clock.js';

const STEP_MS = 1_000;
/** A day passes in a second, so a month's right lapses within the run and nobody is late who acts in seconds. */
const STEP = '+1440m';

/** The business clock while it goes on by itself. */
export class PassingDays {
  #now: Instant;
  #timer: NodeJS.Timeout | undefined;
  #moving: Promise<void> = Promise.resolve();

  private constructor(
    private readonly clock: DevClock,
    now: Instant,
  ) {
    this.#now = now;
  }

  static async begin(clock: DevClock): Promise<PassingDays> {
    const days = new PassingDays(clock, await clock.now());
    days.#timer = setInterval(() => (days.#moving = days.#moving.then(() => days.#step())), STEP_MS);

    return days;
  }

  get now(): Instant {
    return this.#now;
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#moving;
  }

  async #step(): Promise<void> {
    this.#now = await this.clock.move(STEP);
  }
}
