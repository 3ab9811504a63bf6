import { AT_ONCE, toDate, type BusinessClock, type Deadline } from '@huiyin/kernel';
import type { Committed } from '@huiyin/records';
import { Histogram, type Registry } from 'prom-client';

interface FiringStore {
  readonly name: string;
  onCommitted(listener: (committed: Pick<Committed<never, never>, 'fired'>) => void): void;
}

interface LatenessFiguresParts {
  readonly registry: Registry;
  readonly service: string;
  readonly stores: readonly FiringStore[];
  readonly clock: BusinessClock;
  readonly machineNow?: () => Date;
}

/** From a beat of the sweep to an outage of weeks. */
const SECONDS = [1, 2, 5, 15, 60, 300, 1_000, 10_000, 100_000, 1_000_000];
const MS = 1_000;

/**
 * How late deadlines fired, each on its own clock: counted once it is written, so a lost race counts nothing. What is due at once has no
 * instant that it could be late against.
 */
export const registerLatenessFigures = ({ registry, service, stores, clock, machineNow }: LatenessFiguresParts): void => {
  const late = new Histogram({
    name: `huiyin_${service}_deadline_lateness_seconds`,
    help: 'How late deadlines fired against the instant they were due, on the clock they belong to (business or machine).',
    labelNames: ['aggregate', 'clock'],
    buckets: SECONDS,
    registers: [registry],
  });
  const now = { business: () => toDate(clock.now()), machine: machineNow ?? (() => new Date()) };
  const secondsAfter = (deadline: Deadline): number => (now[deadline.clock]().getTime() - toDate(deadline.at).getTime()) / MS;
  for (const store of stores) {
    store.onCommitted(({ fired }) => {
      for (const deadline of fired.filter(({ at }) => at !== AT_ONCE))
        late.observe({ aggregate: store.name, clock: deadline.clock }, secondsAfter(deadline));
    });
  }
};
