import { randomUUID } from 'node:crypto';

import type { BusConnection } from '@huiyin/bus';

/** An event as it stands on a topic. */
export interface HeardEvent {
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  readonly correlation: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Collects everything on a topic from its beginning; a message that was delivered again is not counted again. */
export class TopicReader {
  readonly events: HeardEvent[] = [];
  readonly #seen = new Set<string>();
  readonly #consumer: ReturnType<BusConnection['kafka']['consumer']>;

  constructor(
    private readonly bus: BusConnection,
    private readonly topic: string,
  ) {
    this.#consumer = bus.kafka.consumer({ groupId: bus.names.onBroker(`reader-${randomUUID()}`), maxWaitTimeInMs: 100 });
  }

  async start(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: [this.bus.names.onBroker(this.topic)], fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        const header = (name: string): string => String(message.headers?.[name] ?? '');
        const type = header('ce_type');
        if (this.#seen.has(header('ce_id'))) return;
        this.#seen.add(header('ce_id'));
        this.events.push({
          type: type.split('.').at(-2) ?? type,
          subject: header('ce_subject'),
          sequence: Number(header('ce_sequence')),
          correlation: header('ce_correlationid'),
          data: JSON.parse(String(message.value)) as HeardEvent['data'],
        });
      },
    });
  }

  /** Names of the events of one record, in order. */
  namesOf(subject: string): readonly string[] {
    return this.events.filter((event) => event.subject === subject).map(({ type }) => type);
  }

  stop(): Promise<void> {
    return this.#consumer.disconnect();
  }
}
