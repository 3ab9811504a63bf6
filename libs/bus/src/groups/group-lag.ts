import type { Admin } from 'kafkajs';
import { remainingOf } from '../consume/offsets-in-log.js';
import type { BusConnection } from '../kafka/connection.js';

export interface GroupReading {
  readonly group: string;
  /** Plain topic names. */
  readonly topics: readonly string[];
}

export interface Lag {
  readonly group: string;
  /** Messages that the group has not read yet. */
  readonly messages: number;
}

type Ends = ReadonlyMap<string, readonly { readonly partition: number; readonly low: string; readonly high: string }[]>;

const NOTHING_COMMITTED = '-1';

/** What groups have not read yet, seen from outside again and again over one connection: end offsets less committed ones. */
export class GroupLag {
  readonly #bus: BusConnection;
  #admin: Promise<Admin> | undefined;

  constructor(bus: BusConnection) {
    this.#bus = bus;
  }

  /** Ends are read before what is committed: a group that seems to be through was through by then. */
  async read(readings: readonly GroupReading[]): Promise<readonly Lag[]> {
    const admin = await this.#connected();
    const ends = await this.#ends(admin, [...new Set(readings.flatMap(({ topics }) => topics))]);

    return Promise.all(readings.map((reading) => this.#lagOf(admin, reading, ends)));
  }

  async close(): Promise<void> {
    const admin = await this.#admin;
    this.#admin = undefined;
    await admin?.disconnect();
  }

  #connected(): Promise<Admin> {
    this.#admin ??= (async () => {
      const admin = this.#bus.kafka.admin();
      await admin.connect();

      return admin;
    })();

    return this.#admin;
  }

  async #ends(admin: Admin, topics: readonly string[]): Promise<Ends> {
    return new Map(
      await Promise.all(topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(this.#bus.names.onBroker(topic))] as const)),
    );
  }

  async #lagOf(admin: Admin, { group, topics }: GroupReading, ends: Ends): Promise<Lag> {
    const { names } = this.#bus;
    const found = await admin.fetchOffsets({ groupId: names.onBroker(group), topics: topics.map((topic) => names.onBroker(topic)) });
    const committed = new Map(
      found.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => [`${topic}|${partition}`, offset] as const)),
    );
    const open = topics.flatMap((topic) =>
      (ends.get(topic) ?? []).map(({ partition, low, high }) => {
        const offset = committed.get(`${names.onBroker(topic)}|${partition}`) ?? NOTHING_COMMITTED;

        return remainingOf({
          topic,
          partition,
          low: BigInt(low),
          high: BigInt(high),
          committed: offset === NOTHING_COMMITTED ? undefined : BigInt(offset),
        });
      }),
    );

    return { group, messages: Number(open.reduce((sum, messages) => sum + messages, 0n)) };
  }
}
