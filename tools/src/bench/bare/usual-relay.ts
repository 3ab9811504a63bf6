import { setTimeout as pause } from 'node:timers/promises';

import type { BusConnection } from '@huiyin/bus';
import type { Collection, Db } from 'mongodb';

import type { OutboxEntry } from './usual-store.js';

const AT_ONCE = 500;
const LOOK_AGAIN_MS = 20;

type Producer = ReturnType<BusConnection['kafka']['producer']>;

/** Sends what lies in the outbox, in the order in which it was put there, and takes it out. */
export class OutboxRelay {
  sent = 0;
  readonly #outbox: Collection<OutboxEntry>;
  #running: Promise<void> = Promise.resolve();
  #isOn = true;

  constructor(
    private readonly producer: Producer,
    db: Db,
    private readonly topic: string,
  ) {
    this.#outbox = db.collection<OutboxEntry>('outbox');
  }

  async start(): Promise<void> {
    await this.producer.connect();
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isOn = false;
    await this.#running;
    await this.producer.disconnect();
  }

  async #run(): Promise<void> {
    while (this.#isOn) {
      const entries = await this.#outbox.find().sort({ _id: 1 }).limit(AT_ONCE).toArray();
      if (entries.length === 0) await pause(LOOK_AGAIN_MS);
      else await this.#send(entries);
    }
  }

  async #send(entries: readonly OutboxEntry[]): Promise<void> {
    const messages = entries.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } }));
    await this.producer.send({ topic: this.topic, acks: -1, messages });
    await this.#outbox.deleteMany({ _id: { $in: entries.map(({ _id }) => _id) } });
    this.sent += entries.length;
  }
}
