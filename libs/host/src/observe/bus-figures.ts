import type { KafkaPublisher, KafkaTransport } from '@huiyin/bus';
import { Counter, Gauge, type Registry } from 'prom-client';

interface BusFiguresParts {
  readonly registry: Registry;
  readonly service: string;
  readonly transport: {
    readonly outcomes: Pick<KafkaTransport['outcomes'], 'list'>;
    readonly health: KafkaTransport['health'];
    readonly parked: Pick<KafkaTransport['parked'], 'list'>;
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

const registerGroups = ({ registry, service, transport }: BusFiguresParts): void => {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `huiyin_${service}_consumer_${name}`, help, labelNames: ['group'], registers: [registry] });
  const [fetch, commit, rebalances, paused, behind] = [
    gauge('fetch_age_seconds', 'Time since the last fetch.'),
    gauge('commit_age_seconds', 'Time since the last commit of offsets.'),
    gauge('rebalances', 'Rebalances since the start.'),
    gauge('paused_partitions', 'Partitions that wait for a passing fault.'),
    gauge('batch_lag_messages', 'Messages behind the last batches of this process when they were fetched: the lag seen from inside.'),
  ];
  new Gauge({
    name: `huiyin_${service}_consumer_ready`,
    help: '1 when the group has joined.',
    labelNames: ['group'],
    registers: [registry],
    collect() {
      for (const health of transport.health()) {
        const { group } = health;
        this.set({ group }, health.ready ? 1 : 0);
        fetch.set({ group }, health.secondsSinceFetch ?? 0);
        commit.set({ group }, health.secondsSinceCommit ?? 0);
        rebalances.set({ group }, health.rebalances);
        paused.set({ group }, health.paused.length);
        behind.set({ group }, health.batchLag);
      }
    },
  });
};

const registerParked = ({ registry, service, transport }: BusFiguresParts): void => {
  const oldest = new Gauge({
    name: `huiyin_${service}_parked_oldest_seconds`,
    help: 'Age of the oldest parked key.',
    registers: [registry],
  });
  new Gauge({
    name: `huiyin_${service}_parked_keys`,
    help: 'Keys whose messages are parked.',
    registers: [registry],
    async collect() {
      const keys = await transport.parked.list();
      this.set(keys.length);
      const [first] = keys;
      oldest.set(first === undefined ? 0 : (Date.now() - first.since.getTime()) / 1_000);
    },
  });
  new Gauge({
    name: `huiyin_${service}_consumer_lag_messages`,
    help: 'Messages on the topics that the group has not committed, seen from outside.',
    labelNames: ['group'],
    registers: [registry],
    async collect() {
      // A broker that is away leaves the last figure; its absence shows in `consumer_ready`.
      const lags = await transport.reading.lag().catch(() => []);
      for (const { group, messages } of lags) this.set({ group }, messages);
    },
  });
};
