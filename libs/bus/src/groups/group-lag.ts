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

interface Seeing {
  /** A group that was through is not asked again until something is added to its topics: right where nobody takes its offsets back. */
  readonly remembersThrough?: boolean;
}

/** What groups have not read yet, seen from outside again and again over one connection: end offsets less committed ones. */
export class GroupLag {
  readonly #bus: BusConnection;
  readonly #remembersThrough: boolean;
  readonly #through = new Map<string, string>();
  #admin: Promise<Admin> | undefined;

  constructor(bus: BusConnection, { remembersThrough = false }: Seeing = {}) {
    this.#bus = bus;
    this.#remembersThrough = remembersThrough;
  }

  /** Ends are read before what is committed: a group that seems to be through was through by then. */
  async read(readings: readonly GroupReading[]): Promise<readonly Lag[]> {
    const admin = await this.#connected();
    const ends = await this.#ends(admin, [...new Set(readings.flatMap(({ topics }) => topics))]);

    return Promise.all(readings.map((reading) => this.#unlessThrough(admin, reading, ends)));
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

  async #unlessThrough(admin: Admin, reading: GroupReading, ends: Ends): Promise<Lag> {
    const { group, topics } = reading;
    const end = topics.flatMap((topic) => (ends.get(topic) ?? []).map(({ partition, high }) => `${topic}/${partition}/${high}`)).join();
    if (this.#remembersThrough && this.#through.get(group) === end) return { group, messages: 0 };
    const lag = await this.#lagOf(admin, reading, ends);
    if (lag.messages === 0) this.#through.set(group, end);

    return lag;
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
