import { Fault } from '@huiyin/kernel';
import type { Logger } from 'pino';

interface Step<Result> {
  readonly name: string;
  start(): Promise<Result> | Result;
  /** Undoes it; called once, in the reverse order of the starts. Without a result when the start was given up half way. */
  stop?(result: Result | undefined): Promise<unknown> | unknown;
}

/** What a service starts, one after the other, and stops in the reverse order. */
export class Steps {
  readonly #logger: Logger;
  readonly #givenUp = new AbortController();
  readonly #begun: { readonly name: string; readonly stop: () => Promise<unknown> | unknown }[] = [];

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Aborted when the process is told to stop while it still starts. */
  get signal(): AbortSignal {
    return this.#givenUp.signal;
  }

  /** Runs one step. @throws Fault `host.start-given-up` when `stop` comes in between. */
  async run<Result>({ name, start, stop }: Step<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    const since = performance.now();
    const made: { result?: Result } = {};
    if (stop !== undefined) this.#begun.push({ name, stop: () => stop(made.result) });
    const result = await this.#unlessGivenUp(Promise.resolve(start()));
    made.result = result;
    this.#logger.info({ step: name, ms: Math.round(performance.now() - since) }, 'step done');

    return result;
  }

  /** A step that does not stop cleanly keeps no other from it. */
  async stop(): Promise<void> {
    this.#givenUp.abort(new Fault('host.start-given-up', 'told to stop', { retryable: false }));
    for (let step = this.#begun.pop(); step !== undefined; step = this.#begun.pop()) {
      const { name, stop } = step;
      try {
        await stop();
      } catch (err) {
        this.#logger.error({ step: name, err }, 'step did not stop cleanly');
      }
    }
  }

  async #unlessGivenUp<Result>(work: Promise<Result>): Promise<Result> {
    let give: (reason: unknown) => void = () => undefined;
    const givenUp = new Promise<never>((_, reject) => (give = () => reject(this.signal.reason)));
    this.signal.addEventListener('abort', give, { once: true });
    try {
      return await Promise.race([work, givenUp]);
    } finally {
      this.signal.removeEventListener('abort', give);
    }
  }
}
