interface Bucket {
  tokens: number;
  at: number;
}

const MAX_BUCKETS = 10_000;
const MINUTE_MS = 60_000;

/** Requests a minute per address: each may burst up to the whole minute's worth, then they come in drop by drop. */
export class TokenBuckets {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Seconds to wait, or 0 when the request may go on. */
  take(address: string): number {
    const now = this.#now();
    const bucket = this.#refilled(address, now);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / this.#perMinute) * (MINUTE_MS / 1_000));
    bucket.tokens -= 1;

    return 0;
  }

  #refilled(address: string, now: number): Bucket {
    const known = this.#buckets.get(address);
    const bucket = known ?? { tokens: this.#perMinute, at: now };
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + ((now - bucket.at) / MINUTE_MS) * this.#perMinute);
    bucket.at = now;
    // Last used, last in the map: the one that falls out is the one that was quiet longest.
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    const oldest = this.#buckets.size > MAX_BUCKETS ? this.#buckets.keys().next().value : undefined;
    if (oldest !== undefined) this.#buckets.delete(oldest);

    return bucket;
  }
}
