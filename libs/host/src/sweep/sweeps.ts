import { toDate, type BusinessClock, type Deadline } from '@huiyin/kernel';
import { DueSweep, UnpublishedSweep, type DueGates, type DueRecord, type Firing, type Republishing } from '@huiyin/records';
import type { Logger } from 'pino';
import { DueWatch } from './due-watch.js';

/** A store tells what was written here. */
interface Telling {
  onCommitted(listener: (committed: { readonly deadlines: readonly Deadline[] }) => void): void;
}

export interface SweepParts {
  readonly stores: readonly (Firing & Republishing & Telling)[];
  readonly clock: BusinessClock;
  readonly gates: DueGates;
  readonly logger: Logger;
}

/** Fires what is due and sends what was left, while it is switched on. A failed sweep is tried again at the next beat. */
export class Sweeps {
  readonly #parts: SweepParts;
  readonly #due: DueSweep;
  readonly #unpublished: UnpublishedSweep;
  readonly #running = new Set<Promise<unknown>>();
  readonly #watch: DueWatch;
  #isOn = false;

  constructor(parts: SweepParts) {
    this.#parts = parts;
    this.#due = new DueSweep(parts.stores, { clock: parts.clock, gates: parts.gates });
    this.#unpublished = new UnpublishedSweep(parts.stores);
    this.#watch = new DueWatch(parts.clock);
    for (const store of parts.stores) store.onCommitted(({ deadlines }) => this.#watch.heardOf(deadlines));
  }

  switchOn(): void {
    this.#isOn = true;
  }

  /** Returns when nothing runs any more. */
  async switchOff(): Promise<void> {
    this.#isOn = false;
    await Promise.all(this.#running);
  }

  /** The clock was moved: much may be due that was set long ago. */
  clockMoved(): void {
    this.#watch.lookAgain();
  }

  /** The topics are asked only when something is due: an idle service asks its own database alone, and seldom. */
  async fireDue(): Promise<void> {
    await this.#run('due', async () => {
      if (this.#watch.isTime()) await this.#look();
    });
  }

  async #look(): Promise<void> {
    let isNothingLeft = false;
    try {
      isNothingLeft = !(await this.#isAnythingDue());
      if (isNothingLeft) return;
      const report = await this.#due.run();
      if (report.fired + report.faults + report.held > 0 || report.isBehind) this.#parts.logger.info({ ...report }, 'deadlines swept');
    } finally {
      if (!isNothingLeft) this.#watch.lookAgain();
    }
  }

  async sendUnpublished(): Promise<void> {
    await this.#run('unpublished', async () => {
      const { found, isComplete } = await this.#unpublished.run();
      if (found > 0) this.#parts.logger.warn({ found, isComplete }, 'events were left, sent by the sweep');
    });
  }

  async #run(sweep: string, work: () => Promise<void>): Promise<void> {
    if (!this.#isOn) return;
    const running = work().catch((err: unknown) => this.#parts.logger.error({ sweep, err }, 'sweep failed'));
    this.#running.add(running);
    await running.finally(() => this.#running.delete(running));
  }

  async #isAnythingDue(): Promise<boolean> {
    const by = { business: toDate(this.#parts.clock.now()), machine: new Date() };
    const found = await Promise.all(this.#parts.stores.map((store) => hasOne(store.due(by))));

    return found.includes(true);
  }
}

const hasOne = async (records: AsyncIterable<DueRecord>): Promise<boolean> => {
  for await (const record of records) return record.id !== '';

  return false;
};
