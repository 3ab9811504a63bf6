import { problem, ProblemError } from '../problem/problem.js';

const MOST = 5;
const WINDOW_MS = 15 * 60_000;
const MOST_CODES = 10_000;

/** Wrong second factors per query code, whatever addresses they come from: five, then a quarter of an hour's wait. Of this process alone. */
export class FailedAttempts {
  readonly #failures = new Map<string, readonly number[]>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * What is found with a code and a second factor; nothing found is a wrong guess.
   * @throws ProblemError 429 after too many of them for this code.
   */
  async counted<Found>(code: string, look: () => Promise<Found | undefined>): Promise<Found | undefined> {
    this.check(code);
    const found = await look();
    if (found === undefined) this.failed(code);
    else this.succeeded(code);

    return found;
  }

  private check(code: string): void {
    const recent = this.recent(code);
    if (recent.length < MOST) return;
    const wait = Math.ceil(((recent[0] ?? 0) + WINDOW_MS - this.now()) / 1_000);

    throw new ProblemError(problem(429, 'request.too-many'), { 'retry-after': String(wait) });
  }

  private failed(code: string): void {
    const recent = this.recent(code);
    this.#failures.delete(code);
    this.#failures.set(code, [...recent, this.now()]);
    const oldest = this.#failures.size > MOST_CODES ? this.#failures.keys().next().value : undefined;
    if (oldest !== undefined) this.#failures.delete(oldest);
  }

  private succeeded(code: string): void {
    this.#failures.delete(code);
  }

  private recent(code: string): readonly number[] {
    return (this.#failures.get(code) ?? []).filter((at) => at > this.now() - WINDOW_MS);
  }
}
