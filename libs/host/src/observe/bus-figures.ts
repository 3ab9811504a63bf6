import type { KafkaPublisher, KafkaTransport } from '@huiyin/bus';
import { Counter, Gauge, type Registry } from 'prom-client';
import { oneLook, orNothing } from './one-look.js';

interface BusFiguresParts {
  readonly registry: Registry;
  readonly service: string;
  readonly transport: {
    readonly outcomes: Pick<KafkaTransport['outcomes'], 'list'>;
    readonly health: KafkaTransport['health'];
    readonly parked: Pick<KafkaTransport['parked'], 'figures'>;
    readonly reading: Pick<KafkaTransport['reading'], 'lag'>;
  };
  readonly publisher: { readonly figures: Pick<KafkaPublisher['figures'], 'published' | 'failures'> };
}

/** What the bus has done in this process, and what is asked from broker and database when somebody scrapes. */
export const registerBusFigures = (parts: BusFiguresParts): void => {
  registerOutcomes(parts);
  registerSends(parts);
  registerGroups(parts);
  registerParked(parts);
};

const registerOutcomes = ({ registry, service, transport }: BusFiguresParts): void => {
  new Counter({
    name: `huiyin_${service}_messages_total`,
    help: 'Messages by handler and outcome.',
    labelNames: ['handler', 'outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { handler, outcome, count } of transport.outcomes.list()) this.inc({ handler, outcome }, count);
    },
  });
};

const registerSends = ({ registry, service, publisher }: BusFiguresParts): void => {
  const counted = { published: 'Messages acknowledged by the broker.', failures: 'Sends that failed.' } as const;
  for (const [name, help] of Object.entries(counted)) {
    new Counter({
      name: `huiyin_${service}_publisher_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(publisher.figures[name as keyof typeof counted]);
      },
    });
  }
};

type Health = ReturnType<KafkaTransport['health']>[number];

/** By the end of the name: what it is, and how it is found. */
const OF_GROUPS: Readonly<Record<string, readonly [string, (health: Health) => number]>> = {
  fetch_age_seconds: ['Time since the last fetch.', ({ secondsSinceFetch }) => secondsSinceFetch ?? 0],
  commit_age_seconds: ['Time since the last commit of offsets.', ({ secondsSinceCommit }) => secondsSinceCommit ?? 0],
  rebalances: ['Rebalances since the start.', ({ rebalances }) => rebalances],
  paused_partitions: ['Partitions that wait for a passing fault.', ({ paused }) => paused.length],
  batch_lag_messages: [
    'Messages behind the last batches of this process when they were fetched: the lag seen from inside.',
    ({ batchLag }) => batchLag,
  ],
  ready: ['1 when the group has joined.', ({ ready }) => (ready ? 1 : 0)],
};

const registerGroups = ({ registry, service, transport }: BusFiguresParts): void => {
  for (const [name, [help, ask]] of Object.entries(OF_GROUPS)) {
    new Gauge({
      name: `huiyin_${service}_consumer_${name}`,
      help,
      labelNames: ['group'],
      registers: [registry],
      collect() {
        for (const health of transport.health()) this.set({ group: health.group }, ask(health));
      },
    });
  }
  new Gauge({
    name: `huiyin_${service}_consumer_lag_messages`,
    help: 'Messages on the topics that the group has not committed, seen from outside.',
    labelNames: ['group'],
    registers: [registry],
    async collect() {
      // A broker that is away leaves the last figure; its absence shows in `consumer_ready`.
      for (const { group, messages } of await orNothing(transport.reading.lag())) this.set({ group }, messages);
    },
  });
};

type Parked = Awaited<ReturnType<BusFiguresParts['transport']['parked']['figures']>>;

const OF_PARKED: Readonly<Record<string, readonly [string, (parked: Parked) => number]>> = {
  parked_keys: ['Keys whose messages are parked.', ({ keys }) => keys],
  parked_oldest_seconds: [
    'Age of the oldest parked key.',
    ({ oldestSince }) => (oldestSince === undefined ? 0 : (Date.now() - oldestSince.getTime()) / 1_000),
  ],
};

const registerParked = ({ registry, service, transport }: BusFiguresParts): void => {
  const look = oneLook(async () => [await transport.parked.figures()]);
  for (const [name, [help, ask]] of Object.entries(OF_PARKED)) {
    new Gauge({
      name: `huiyin_${service}_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.remove();
        for (const parked of await orNothing(look())) this.set(ask(parked));
      },
    });
  }
};
