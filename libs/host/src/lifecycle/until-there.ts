import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@huiyin/kernel';
import type { Logger } from 'pino';

export interface Patience {
  readonly what: string;
  readonly logger: Logger;
  /** Aborted when the process is told to stop while it still waits. */
  readonly signal: AbortSignal;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Tries again, with growing pauses, what fails because a server is not there yet. A fault that will not pass is thrown on. */
export const untilThere = async <Result>({ what, logger, signal }: Patience, work: () => Promise<Result>): Promise<Result> => {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (err) {
      if (signal.aborted || (err instanceof Fault && !err.retryable)) throw err;
      logger.warn({ what, err, nextTryMs: wait }, 'not there yet');
      await pause(wait, undefined, { signal });
    }
  }
};
