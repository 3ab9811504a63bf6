import { setTimeout as after } from 'node:timers/promises';

const STEP_MS = 150;

export interface Timekeeping {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const MACHINE: Timekeeping = { now: () => performance.now(), wait: (ms) => after(ms) };

/**
 * Nothing found is answered at whole steps of time after the question: a wrong second factor costs more work than an unknown code, and
 * nobody shall tell them apart with a watch.
 */
export const evenly = async <Found>(
  look: () => Promise<Found | undefined>,
  { now, wait }: Timekeeping = MACHINE,
): Promise<Found | undefined> => {
  const began = now();
  const found = await look();
  if (found !== undefined) return found;
  await wait(Math.ceil((now() - began) / STEP_MS || 1) * STEP_MS - (now() - began));

  return undefined;
};
