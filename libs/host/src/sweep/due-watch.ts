import { toDate, type BusinessClock, type Deadline } from '@huiyin/kernel';

/** Longest that a deadline waits which nobody here has heard of: another process set it, or ended before it came. */
const LOOK_ANYWAY_MS = 5_000;
const SECOND_MS = 1_000;

/** Says when the database is worth asking for what is due. An idle service would ask in vain, second after second. */
export class DueWatch {
  readonly #clock: BusinessClock;
  /** Seconds of the machine's clock by which something comes before the next look would: a handful, however much is written. */
  readonly #soon = new Set<number>();
  #lookedAt = -Infinity;
  #isWanted = true;

  constructor(clock: BusinessClock) {
    this.#clock = clock;
  }

  /** A record was written here. */
  heardOf(deadlines: readonly Deadline[]): void {
    const now = { business: toDate(this.#clock.now()).getTime(), machine: Date.now() };
    const instants = deadlines.map(({ at, clock }) => now.machine + toDate(at).getTime() - now[clock]);
    for (const instant of instants.filter((one) => one <= now.machine + LOOK_ANYWAY_MS)) {
      if (instant <= now.machine) this.#isWanted = true;
      else this.#soon.add(Math.ceil(instant / SECOND_MS));
    }
  }

  /** At the next beat, whatever is known: the clock was moved, or something was left. */
  lookAgain(): void {
    this.#isWanted = true;
  }

  /** True once: whoever asks looks. */
  isTime(): boolean {
    const now = Date.now();
    const isTime = this.#isWanted || now >= this.#lookedAt + LOOK_ANYWAY_MS || this.#isOneOver(now);
    if (!isTime) return false;

    this.#isWanted = false;
    this.#lookedAt = now;
    for (const second of this.#soon) if (second * SECOND_MS <= now) this.#soon.delete(second);

    return true;
  }

  #isOneOver(now: number): boolean {
    return [...this.#soon].some((second) => second * SECOND_MS <= now);
  }
}
