import { setTimeout as pause } from 'node:timers/promises';

interface Patience {
  /** Milliseconds until the last failure is thrown. */
  readonly within?: number;
}

const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 200;

/** Tries an assertion again until it holds, and throws its last failure when time is up. The only waiting that tests do. */
export const eventually = async <T>(assertion: () => T | Promise<T>, { within = 10_000 }: Patience = {}): Promise<T> => {
  const giveUp = Date.now() + within;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() + wait > giveUp) throw error;
    }
    await pause(wait);
  }
};
