import { setTimeout as pause } from 'node:timers/promises';

import { connectBus, GroupLag } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { READS, RECORDS } from '@huiyin/tools';

interface Place {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly prefix: string;
  now(): Promise<string>;
}

/** Recovery is bounded: after the last fault the work must have become less within this, again and again, until none is left. */
const WITHIN_MS = 90_000;
/** A claim in the hands of a process that was killed is taken over when it runs out (notify: three minutes). */
const CLAIMS_MS = 240_000;
const LOOK_AGAIN_MS = 250;
/** A claim that stays as it is for so long belongs to nobody who is at work: printing and sending take less. */
const UNMOVED_MS = 5_000;
const LONG_AGO = new Date(0);

/** Sees from outside whether the services have done all that they have to do. */
export class Rest {
  readonly #place: Place;
  readonly #lag: GroupLag;
  #client: Promise<MongoClient> | undefined;

  constructor(place: Place) {
    this.#place = place;
    const { brokers, prefix } = place;
    this.#lag = new GroupLag(connectBus({ brokers, clientId: 'rest', prefix }));
  }

  /** Returns when nothing is left to do, but for claims that a killed process holds. */
  reached(): Promise<void> {
    let seen = '';
    let since = 0;

    return this.#until(async () => {
      const busy = await this.#busy(new Date());
      if (busy.length > 0) return busy;
      const claims = await this.#claims();
      if (claims.join() !== seen) [seen, since] = [claims.join(), Date.now()];

      return Date.now() - since < UNMOVED_MS ? claims : [];
    }, WITHIN_MS);
  }

  /** The same, and no claim is held by anybody. */
  claimsEnded(): Promise<void> {
    return this.#until(() => this.#busy(new Date(Date.now() + CLAIMS_MS)), CLAIMS_MS + WITHIN_MS);
  }

  async close(): Promise<void> {
    await Promise.all([this.#lag.close().catch(() => undefined), this.#client?.then((client) => client.close())]);
  }

  /** Twice in a row, since work wanders. */
  async #until(busyWith: () => Promise<readonly string[]>, patience: number): Promise<void> {
    let giveUp = Date.now() + patience;
    let least = Infinity;
    let calm = 0;
    while (calm < 2) {
      const busy = await busyWith().catch((error: unknown) => [String(error)]);
      calm = busy.length === 0 ? calm + 1 : 0;
      const left = busy.length === 0 ? 0 : await this.#left().catch(() => Infinity);
      if (left < least) [least, giveUp] = [left, Date.now() + patience];
      if (busy.length > 0 && Date.now() > giveUp)
        throw new Error(`no nearer to rest for ${patience / 1_000} s (${least} things to do): ${busy.join('; ')}`);
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** How much there is to do: messages to read, records with events to send or with effects begun or to begin. */
  async #left(): Promise<number> {
    const lags = await this.#lag.read(SERVICES.map((service) => ({ group: service, topics: READS[service] })));
    const counts = await Promise.all(
      SERVICES.flatMap((service) =>
        ['unpublishedSince', 'retryAt'].map(async (field) =>
          (await this.#records(service)).countDocuments({ [field]: { $gte: LONG_AGO } }),
        ),
      ),
    );

    return [...counts, ...lags.map(({ messages }) => messages)].reduce((sum, count) => sum + count, 0);
  }

  async #busy(machine: Date): Promise<readonly string[]> {
    const now = new Date(await this.#place.now());
    const working = async () => (await Promise.all(SERVICES.map((service) => this.#work(service, { now, machine })))).flat();
    const records = await working();
    if (records.length > 0) return records;
    const lags = await this.#lag.read(SERVICES.map((service) => ({ group: service, topics: READS[service] })));
    const behind = lags.filter(({ messages }) => messages > 0).map(({ group, messages }) => `${group} has ${messages} messages to read`);

    return behind.length > 0 ? behind : working();
  }

  async #work(service: ServiceName, { now, machine }: { readonly now: Date; readonly machine: Date }): Promise<readonly string[]> {
    const records = await this.#records(service);
    const filters: Readonly<Record<string, Document>> = {
      'has events to send': { unpublishedSince: { $gte: LONG_AGO } },
      'has something due': { nextDueAt: { $gte: LONG_AGO, $lte: now } },
      'has effects to begin': { retryAt: { $gte: LONG_AGO, $lte: machine } },
      'waits for another topic': { 'waiting.0': { $exists: true } },
    };
    const found = await Promise.all(
      Object.entries(filters).map(async ([what, filter]) => {
        const one = await records.findOne(filter, { projection: { _id: 1 } });

        return one === null ? [] : [`${service} ${String(one._id)} ${what}`];
      }),
    );

    return found.flat();
  }

  /** Effects that somebody has begun, or will begin again later: record and instant. */
  async #claims(): Promise<readonly string[]> {
    const claims = await Promise.all(
      SERVICES.map(async (service) => {
        const records = await this.#records(service);
        const held = await records
          .find({ retryAt: { $gte: new Date() } }, { projection: { retryAt: 1 } })
          .sort({ retryAt: 1 })
          .toArray();

        return held.map(({ _id, retryAt }) => `${service} ${String(_id)} has a claim until ${(retryAt as Date).toISOString()}`);
      }),
    );

    return claims.flat();
  }

  async #records(service: ServiceName): Promise<Collection> {
    this.#client ??= MongoClient.connect(this.#place.mongodbUri);

    return (await this.#client).db(`${this.#place.prefix}${service}`).collection(RECORDS[service]);
  }
}
