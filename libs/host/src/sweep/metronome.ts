import { Inject } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { BusinessClock, Instant } from '@huiyin/kernel';
import { BUSINESS_CLOCK, SWEEPS } from '../platform/tokens.js';
import type { Sweeps } from './sweeps.js';

const LOOK_AT_CLOCK_MS = 100;
const DUE_MS = 1_000;
/** Only what a crash or an absent broker left, and no younger than five seconds. */
const UNPUBLISHED_MS = 4_000;
/** A step of the clock that time alone does not make: somebody moved it. */
const MOVED_MS = 60_000;

/** Only the beat. What is due is a question to the database, so a beat that is missed loses nothing. */
export class Metronome {
  #seen: Instant | undefined;
  #isBusy = { due: false, unpublished: false };

  constructor(
    @Inject(SWEEPS) private readonly sweeps: Sweeps,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  /** A moved development clock is followed at once. */
  @Interval(LOOK_AT_CLOCK_MS)
  async whenMoved(): Promise<void> {
    const now = this.clock.now();
    const before = this.#seen ?? now;
    this.#seen = now;
    if (Math.abs(Date.parse(now) - Date.parse(before)) <= MOVED_MS) return;
    this.sweeps.clockMoved();
    await this.due();
  }

  @Interval(DUE_MS)
  due(): Promise<void> {
    return this.#once('due', () => this.sweeps.fireDue());
  }

  @Interval(UNPUBLISHED_MS)
  unpublished(): Promise<void> {
    return this.#once('unpublished', () => this.sweeps.sendUnpublished());
  }

  async #once(sweep: 'due' | 'unpublished', work: () => Promise<void>): Promise<void> {
    if (this.#isBusy[sweep]) return;
    this.#isBusy[sweep] = true;
    await work().finally(() => (this.#isBusy[sweep] = false));
  }
}
