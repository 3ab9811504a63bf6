/** State of one thing that a service leans on. */
export type Condition = 'up' | 'away';

export interface Conditions {
  readonly mongodb: () => Promise<Condition>;
  readonly broker: () => Condition;
  /** False when something inside hangs for good: the process should be replaced. */
  readonly isLive: () => boolean;
}

export interface Report {
  /** `degraded`: HTTP works, events wait in their records until the broker is back. */
  readonly status: 'starting' | 'ready' | 'degraded' | 'stopping' | 'not ready';
  readonly mongodb: Condition;
  readonly broker: Condition;
}

/** Ready means: a clerk can work. That takes the database alone, because the record is the outbox. */
export class Readiness {
  #phase: 'starting' | 'started' | 'stopping' = 'starting';

  constructor(private readonly conditions: Conditions) {}

  started(): void {
    this.#phase = 'started';
  }

  stopping(): void {
    this.#phase = 'stopping';
  }

  isLive(): boolean {
    return this.conditions.isLive();
  }

  async report(): Promise<Report> {
    const mongodb = await this.conditions.mongodb();
    const broker = this.conditions.broker();

    return { status: this.#status(mongodb, broker), mongodb, broker };
  }

  #status(mongodb: Condition, broker: Condition): Report['status'] {
    if (this.#phase !== 'started') return this.#phase;
    if (mongodb === 'away') return 'not ready';

    return broker === 'up' ? 'ready' : 'degraded';
  }
}
