import { toDate, type BusinessClock, type Deadline } from '@huiyin/kernel';

/** Longest that a deadline waits which nobody here has heard of: another process set it, or ended before it came. */
const LOOK_ANYWAY_MS = 5_000;

/** Says when the database is worth asking for what is due. An idle service would ask in vain, second after second. */
export class DueWatch {
  readonly #clock: BusinessClock;
  /** Machine time of the deadlines that come before the next look would. */
  #soon: readonly number[] = [];
  #lookedAt = -Infinity;
  #isWanted = true;

  constructor(clock: BusinessClock) {
    this.#clock = clock;
  }

  /** A record was written here. */
  heardOf(deadlines: readonly Deadline[]): void {
    const now = { business: toDate(this.#clock.now()).getTime(), machine: Date.now() };
    const instants = deadlines.map(({ at, clock }) => now.machine + toDate(at).getTime() - now[clock]);
    const soon = instants.filter((instant) => instant <= now.machine + LOOK_ANYWAY_MS);
    if (soon.length > 0) this.#soon = [...this.#soon, Math.min(...soon)];
  }

  /** At the next beat, whatever is known: the clock was moved, or something was left. */
  lookAgain(): void {
    this.#isWanted = true;
  }

  /** True once: whoever asks looks. */
  isTime(): boolean {
    const now = Date.now();
    const isTime = this.#isWanted || now >= this.#lookedAt + LOOK_ANYWAY_MS || this.#soon.some((instant) => instant <= now);
    if (!isTime) return false;

    this.#isWanted = false;
    this.#lookedAt = now;
    this.#soon = this.#soon.filter((instant) => instant > now);

    return true;
  }
}
