import { problem, ProblemError } from '@huiyin/host';

const MOST = 5;
const WINDOW_MS = 15 * 60_000;
const MOST_CODES = 10_000;

/** Wrong second factors per query code, whatever addresses they come from: five, then a quarter of an hour's wait. Of this process alone. */
export class FailedAttempts {
  readonly #failures = new Map<string, readonly number[]>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws ProblemError 429. */
  check(code: string): void {
    const recent = this.recent(code);
    if (recent.length < MOST) return;
    const wait = Math.ceil(((recent[0] ?? 0) + WINDOW_MS - this.now()) / 1_000);

    throw new ProblemError(problem(429, 'request.too-many'), { 'retry-after': String(wait) });
  }

  failed(code: string): void {
    const recent = this.recent(code);
    this.#failures.delete(code);
    this.#failures.set(code, [...recent, this.now()]);
    const oldest = this.#failures.size > MOST_CODES ? this.#failures.keys().next().value : undefined;
    if (oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(code: string): void {
    this.#failures.delete(code);
  }

  private recent(code: string): readonly number[] {
    return (this.#failures.get(code) ?? []).filter((at) => at > this.now() - WINDOW_MS);
  }
}
