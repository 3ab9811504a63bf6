import type { Counters, Measures } from '@huiyin/records';
import { Counter, Gauge, type Registry } from 'prom-client';

interface Store {
  readonly name: string;
  readonly counters: Counters;
  measure(): Promise<Measures>;
}

interface StoreFiguresParts {
  readonly registry: Registry;
  readonly service: string;
  readonly stores: readonly Store[];
}

/** What the record stores count, and what it says. */
const COUNTED: Readonly<Partial<Record<keyof Counters, string>>> = {
  commits: 'Group commits.',
  items: 'Commands, messages and deadlines decided in group commits.',
  writes: 'Records written.',
  conflicts: 'Writes that lost against another process and were decided again.',
  duplicates: 'Messages that had taken effect before.',
  waits: 'Messages that began to wait for another topic.',
  waitingFaults: 'Waiting messages whose handler is gone or fails.',
  repeatedCommands: 'Commands that got their stored answer.',
  deadlinesFired: 'Deadlines fired.',
  deadlineFaults: 'Deadlines whose rule failed.',
  eventsSent: 'Events acknowledged by the broker.',
  sendFaults: 'Sends that failed.',
  longHistories: 'Writes of records whose history is longer than the bound.',
};

const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Counters of the record stores as they stand, and their ages asked from the database when somebody scrapes. */
export const registerStoreFigures = (parts: StoreFiguresParts): void => {
  registerCounters(parts);
  registerAges(parts);
};

const registerCounters = ({ registry, service, stores }: StoreFiguresParts): void => {
  for (const [name, help] of Object.entries(COUNTED)) {
    new Counter({
      name: `huiyin_${service}_records_${words(name)}_total`,
      help,
      labelNames: ['aggregate'],
      registers: [registry],
      collect() {
        this.reset();
        for (const store of stores) this.inc({ aggregate: store.name }, store.counters[name as keyof Counters]);
      },
    });
  }
};

const AGES = {
  oldestUnpublishedMs: ['unpublished_oldest_seconds', 'Age of the oldest event that the broker has not acknowledged.'],
  oldestWaitingMs: ['waiting_oldest_seconds', 'Age of the oldest message that waits for another topic.'],
  oldestDueMs: ['deadline_oldest_seconds', 'Lateness of the oldest deadline that is due and has not fired, on the business clock.'],
} as const;

const MS = 1_000;

const registerAges = ({ registry, service, stores }: StoreFiguresParts): void => {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `huiyin_${service}_${name}`, help, labelNames: ['aggregate'], registers: [registry] });
  const ages = Object.entries(AGES).map(([measured, [name, help]]) => ({
    measured: measured as keyof typeof AGES,
    gauge: gauge(name, help),
  }));
  new Gauge({
    name: `huiyin_${service}_deadlines_due`,
    help: 'Records with a deadline that is due and has not fired.',
    labelNames: ['aggregate'],
    registers: [registry],
    async collect() {
      for (const store of stores) {
        const measures = await store.measure();
        this.set({ aggregate: store.name }, measures.dueNotFired);
        for (const age of ages) age.gauge.set({ aggregate: store.name }, measures[age.measured] / MS);
      }
    },
  });
};
