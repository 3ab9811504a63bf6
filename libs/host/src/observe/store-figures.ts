import type { Counters, Measures } from '@huiyin/records';
import { Counter, Gauge, type Registry } from 'prom-client';
import { oneLook, orNothing } from './one-look.js';

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

/** Counters of the record stores as they stand, and what the database is asked when somebody scrapes. */
export const registerStoreFigures = (parts: StoreFiguresParts): void => {
  registerCounters(parts);
  registerMeasures(parts);
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

type Ask = (measures: Measures) => number;

const MS = 1_000;

/** By the end of the name: what it is, and how it is found. */
const MEASURED: Readonly<Record<string, readonly [string, Ask]>> = {
  unpublished_oldest_seconds: ['Age of the oldest event that the broker has not acknowledged.', ({ oldestUnpublishedMs: ms }) => ms / MS],
  waiting_oldest_seconds: ['Age of the oldest message that waits for another topic.', ({ oldestWaitingMs: ms }) => ms / MS],
  deadline_oldest_seconds: [
    'Lateness of the oldest deadline that is due and has not fired, on the business clock.',
    ({ oldestDueMs: ms }) => ms / MS,
  ],
  deadlines_due: ['Records with a deadline that is due and has not fired.', ({ dueNotFired }) => dueNotFired],
};

const registerMeasures = ({ registry, service, stores }: StoreFiguresParts): void => {
  const look = oneLook(() => Promise.all(stores.map(async (store) => ({ aggregate: store.name, measures: await store.measure() }))));
  for (const [name, [help, ask]] of Object.entries(MEASURED)) {
    new Gauge({
      name: `huiyin_${service}_${name}`,
      help,
      labelNames: ['aggregate'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { aggregate, measures } of await orNothing(look())) this.set({ aggregate }, ask(measures));
      },
    });
  }
  new Gauge({
    name: `huiyin_${service}_database_ready`,
    help: '1 when the database answered this scrape; where it did not, what is asked of it has no figures.',
    registers: [registry],
    async collect() {
      this.set((await orNothing(look())).length === stores.length ? 1 : 0);
    },
  });
};
