import { setTimeout as pause } from 'node:timers/promises';

/** A clock in milliseconds and a way to wait: the machine's, or a test's. */
export interface Pacer {
  now(): number;
  pause(milliseconds: number): Promise<unknown>;
}

export const MACHINE: Pacer = { now: () => performance.now(), pause: (milliseconds) => pause(milliseconds) };

export interface Pace {
  readonly perSecond: number;
  readonly count: number;
  readonly pacer?: Pacer;
}

/** When the nth call should have begun, and how long it then took until it was answered. */
export interface Timed<Result> {
  readonly due: number;
  readonly ms: number;
  readonly result: Result;
}

const SECOND = 1_000;

/**
 * Calls at a constant rate, whether the earlier ones were answered or not, and times each from the instant at which it was due: a server
 * (or a caller) that stands still for a while is charged for everyone who would have come meanwhile (no coordinated omission).
 */
export const atConstantRate = async <Result>(
  { perSecond, count, pacer = MACHINE }: Pace,
  call: (index: number) => Promise<Result>,
): Promise<readonly Timed<Result>[]> => {
  const begin = pacer.now();
  const calls: Promise<Timed<Result>>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = begin + (index * SECOND) / perSecond;
    while (pacer.now() < due) await pacer.pause(due - pacer.now());
    calls.push(call(index).then((result) => ({ due, ms: pacer.now() - due, result })));
  }

  return Promise.all(calls);
};
