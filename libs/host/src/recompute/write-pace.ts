import { setTimeout as pause } from 'node:timers/promises';

/**
 * Longest that one group of writes should take: a clerk's command that comes meanwhile waits for the end of it, and for no more. How
 * many records that is depends on the database, so it is found out on the way.
 */
const GROUP_MS = 40;
const [FEWEST, MOST, FIRST] = [4, 100, 10];
/** Share of a group's time for which nothing is written, so that others get their turn at processor and database. */
const REST = 0.1;
/** Records written before their events are waited for: the outbox has bounds. */
const UNSENT = 1_000;
const SENDING_MS = 2_000;

interface Sending {
  settled(): Promise<void>;
}

/** How many records are written at once, and when to rest: keeps the service responsive while a run writes. */
export class WritePace {
  #size = FIRST;
  #unsent = 0;

  get size(): number {
    return this.#size;
  }

  /** After a group that took so long. Half way towards the size that would have fitted: one slow write is no trend. */
  async rest(count: number, ms: number): Promise<void> {
    const fitting = (count * GROUP_MS) / Math.max(ms, 1);
    this.#size = Math.round(Math.min(Math.max((this.#size + fitting) / 2, FEWEST), MOST));
    await pause(ms * REST);
  }

  /** Lets the broker catch up now and then; one that is away stops nobody, the records keep what is to be sent. */
  async letSend(store: Sending, count: number): Promise<void> {
    this.#unsent += count;
    if (this.#unsent < UNSENT) return;
    this.#unsent = 0;
    await Promise.race([store.settled(), pause(SENDING_MS, undefined, { ref: false })]);
  }
}
