import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface Patience {
  readonly what: string;
  readonly logger: Logger;
  /** Aborted when the process is told to stop while it still waits. */
  readonly signal: AbortSignal;
  /** False: it will fail again, so it is thrown on. */
  readonly passes: (error: unknown) => boolean;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Tries again, with growing pauses, what fails because something is not there yet: a cold start may come before its servers. */
export const untilThere = async <Result>({ what, logger, signal, passes }: Patience, work: () => Promise<Result>): Promise<Result> => {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (err) {
      if (signal.aborted || !passes(err)) throw err;
      logger.warn({ what, err, nextTryMs: wait }, 'not there yet');
      await pause(wait, undefined, { signal });
    }
  }
};
