import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from '../consume/back-off.js';
import type { BusLog } from '../kafka/bus-log.js';
import { asFault } from '../kafka/passing.js';

/** Tries again while what fails may pass; a cold start waits for its broker. Answers undefined when it was stopped meanwhile. */
export const whileItMayPass = async <Result>(
  work: () => Promise<Result>,
  log: BusLog,
  isStopped: () => boolean,
): Promise<Result | undefined> => {
  for (let attempt = 1; !isStopped(); attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const fault = asFault(error, 'bus.start-failed');
      if (!fault.retryable) throw fault;
      log.warn({ code: fault.code, detail: fault.message, attempt }, 'waiting for what the start needs');
      await pause(backOff(attempt));
    }
  }

  return undefined;
};
