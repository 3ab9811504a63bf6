import type { Logger } from 'pino';

/** One thing that must be there before the next; stopped in the reverse order. */
export interface Step {
  readonly name: string;
  start(): Promise<void>;
  stop?(): Promise<void>;
}

/** Starts steps in order and stops, in the reverse, those that were begun. */
export class Steps {
  readonly #begun: Step[] = [];
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  async start(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      const since = performance.now();
      this.#begun.push(step);
      await step.start();
      this.#logger.info({ step: step.name, ms: Math.round(performance.now() - since) }, 'step done');
    }
  }

  /** A step that fails to stop does not keep the others from it. */
  async stop(): Promise<void> {
    for (let step = this.#begun.pop(); step !== undefined; step = this.#begun.pop()) {
      const { name } = step;
      await step.stop?.().catch((err: unknown) => this.#logger.error({ step: name, err }, 'step did not stop cleanly'));
    }
  }
}
