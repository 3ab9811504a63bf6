import { setTimeout as pause } from 'node:timers/promises';

interface Settling {
  settled(): Promise<void>;
}

/** With a broker that is away a send would be waited for too long; what is left is in the record and sent by the next process. */
const PATIENCE_MS = 5_000;

/** Waits until what was begun is written and sent. */
export const settleRecords = async (records: readonly Settling[]): Promise<void> => {
  const over = new AbortController();
  await Promise.race([Promise.all(records.map((store) => store.settled())), pause(PATIENCE_MS, undefined, { signal: over.signal })]);
  over.abort();
};
