import { toDate, toInstant, type BusinessClock, type Instant } from '@huiyin/kernel';

import { shanghai } from './shanghai.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Move {
  readonly days?: number;
  readonly minutes?: number;
}

/** A business clock that stands still until a test moves it; like the development clock it never goes back. */
export class FixedClock implements BusinessClock {
  #now: Instant;

  constructor(start = '2026-08-03') {
    this.#now = shanghai(start);
  }

  now(): Instant {
    return this.#now;
  }

  set(written: string): Instant {
    const next = shanghai(written);
    if (next < this.#now) throw new RangeError(`the clock stands at ${this.#now} and does not go back to ${next}`);
    this.#now = next;

    return next;
  }

  move({ days = 0, minutes = 0 }: Move): Instant {
    return this.set(toInstant(toDate(this.#now).getTime() + days * DAY + minutes * MINUTE));
  }
}
