import { connectBus, SILENT, type BusConnection } from '@huiyin/bus';

import type { BenchSystem } from '../servers/bench-system.js';

export interface HeardEvent {
  /** `PetitionRegistered` */
  readonly name: string;
  readonly subject: string;
  data(): Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string => (value === undefined ? '' : String(value));

/** Hears what the services say, from now on, and each event once; only what is asked for is read further than its head fields. */
export class EventEar {
  readonly #consumer: ReturnType<BusConnection['kafka']['consumer']>;
  readonly #bus: BusConnection;
  /** Two processes of a service may both send an event (delivery is at least once). */
  readonly #heard = new Set<string>();

  constructor({ servers: { brokers }, prefix }: Pick<BenchSystem, 'servers' | 'prefix'>) {
    this.#bus = connectBus({ brokers, clientId: 'ear', prefix, log: SILENT });
    this.#consumer = this.#bus.kafka.consumer({ groupId: `${prefix}ear-${process.pid}-${performance.now()}`, maxWaitTimeInMs: 100 });
  }

  /** Resolves when the group has joined: what is said after that is heard. */
  async listen(topics: readonly string[], hear: (event: HeardEvent) => void): Promise<void> {
    const joined = new Promise<void>((resolve) => this.#consumer.on(this.#consumer.events.GROUP_JOIN, () => resolve()));
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: topics.map((topic) => this.#bus.names.onBroker(topic)), fromBeginning: false });
    await this.#consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: async ({ batch }) => {
        for (const { headers = {}, value } of batch.messages) {
          const id = text(headers['ce_id']);
          if (this.#heard.has(id)) continue;
          this.#heard.add(id);
          hear({
            name: text(headers['ce_type']).split('.').at(-2) ?? '',
            subject: text(headers['ce_subject']),
            data: () => JSON.parse(String(value)) as Record<string, unknown>,
          });
        }
      },
    });
    await joined;
  }

  async close(): Promise<void> {
    await this.#consumer.disconnect();
  }
}
