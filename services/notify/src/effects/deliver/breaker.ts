export type BreakerState = 'closed' | 'half-open' | 'open';

export interface BreakerPlan {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open; doubles each time the try after it fails too, up to the longest. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  readonly now: () => number;
}

/** 断路器: a channel that fails again and again is left alone for a while, then tried by one letter. Each process has its own. */
export class Breaker {
  #failures = 0;
  #pauses = 0;
  #openUntil: number | undefined;
  #isTrying = false;

  constructor(private readonly plan: BreakerPlan) {}

  get state(): BreakerState {
    if (this.#openUntil === undefined) return 'closed';

    return this.#isTrying || this.plan.now() >= this.#openUntil ? 'half-open' : 'open';
  }

  /** Undefined where the work was not begun. What `work` throws counts as a failure of the channel. */
  async run<Outcome>(work: () => Promise<Outcome>, isDown: (outcome: Outcome) => boolean): Promise<Outcome | undefined> {
    if (this.state === 'open' || this.#isTrying) return undefined;
    this.#isTrying = this.state === 'half-open';
    try {
      const outcome = await work();
      this.#ended(isDown(outcome));

      return outcome;
    } catch (cause) {
      this.#ended(true);
      throw cause;
    } finally {
      this.#isTrying = false;
    }
  }

  #ended(isDown: boolean): void {
    if (!isDown) {
      this.#failures = 0;
      this.#pauses = 0;
      this.#openUntil = undefined;

      return;
    }
    this.#failures += 1;
    if (!this.#isTrying && this.#failures < this.plan.failures) return;
    const { pauseMs, longestPauseMs, now } = this.plan;
    this.#openUntil = now() + Math.min(longestPauseMs, pauseMs * 2 ** this.#pauses);
    this.#pauses += 1;
  }
}
