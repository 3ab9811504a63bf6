import { setTimeout as pause } from 'node:timers/promises';

import { connectBus, groupLag, type BusConnection } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Fault, toInstant, type Instant } from '@huiyin/kernel';
import mongoose from 'mongoose';

import { READS, RECORDS } from './service-reading.js';

export interface Watched {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly prefix: string;
}

/** Claims and short back-offs end by themselves within this; a mail that is to be tried tomorrow is not waited for. */
const SOON_MS = 150_000;
const LOOK_AGAIN_MS = 60;
const GIVE_UP_MS = 90_000;

/** Sees from outside whether the services have finished what they had to do, and what they wait for next. */
export class IdleWatch {
  readonly #bus: BusConnection;
  readonly #connection: mongoose.Connection;
  readonly #prefix: string;

  constructor({ brokers, mongodbUri, prefix }: Watched) {
    this.#bus = connectBus({ brokers, clientId: 'clock', prefix });
    this.#connection = mongoose.createConnection(mongodbUri);
    this.#prefix = prefix;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** The earliest deadline of any record on the business clock, after a moment. */
  async nextDue(after: Instant): Promise<Instant | undefined> {
    const found = await Promise.all(
      SERVICES.map(async (service) => {
        const [next] = await (
          await this.#records(service)
        )
          .find({ nextDueAt: { $gt: new Date(after) } }, { projection: { nextDueAt: 1 } })
          .sort({ nextDueAt: 1 })
          .limit(1)
          .toArray();

        return next?.['nextDueAt'] as Date | undefined;
      }),
    );
    const [earliest] = found.filter((date) => date !== undefined).sort((a, b) => a.getTime() - b.getTime());

    return earliest === undefined ? undefined : toInstant(earliest);
  }

  /** Returns when these services have nothing left to do at this time of the business clock; twice in a row, since work wanders. */
  async untilIdle(running: readonly ServiceName[], now: Instant): Promise<void> {
    const giveUp = Date.now() + GIVE_UP_MS;
    let calm = 0;
    for (let busy = await this.#busy(running, now); calm < 2; busy = await this.#busy(running, now)) {
      calm = busy.length === 0 ? calm + 1 : 0;
      if (Date.now() > giveUp) throw new Fault('clock.never-idle', `still at work: ${busy.join(', ')}`, { retryable: true });
      if (calm < 2) await pause(LOOK_AGAIN_MS);
    }
  }

  async #busy(running: readonly ServiceName[], now: Instant): Promise<readonly string[]> {
    const lags = await groupLag(
      this.#bus,
      running.map((service) => ({ group: service, topics: READS[service] })),
    );
    const behind = lags.filter(({ messages }) => messages > 0).map(({ group, messages }) => `${group} has ${messages} messages to read`);
    const working = await Promise.all(running.map((service) => this.#work(service, now)));

    return [...behind, ...working.flat()];
  }

  async #work(service: ServiceName, now: Instant): Promise<readonly string[]> {
    const records = await this.#records(service);
    const soon = new Date(Date.now() + SOON_MS);
    const [due, effects, unsent] = await Promise.all([
      records.countDocuments({ nextDueAt: { $gt: new Date(0), $lte: new Date(now) } }, { limit: 1 }),
      records.countDocuments({ retryAt: { $gte: new Date(0), $lte: soon } }, { limit: 1 }),
      records.countDocuments({ unpublishedSince: { $gt: new Date(0) } }, { limit: 1 }),
    ]);

    return [
      ...(due > 0 ? [`${service} has deadlines to fire`] : []),
      ...(effects > 0 ? [`${service} has effects at work`] : []),
      ...(unsent > 0 ? [`${service} has events to send`] : []),
    ];
  }

  async #records(service: ServiceName) {
    const { connection } = await this.#connection.asPromise().then((open) => ({ connection: open }));

    return connection.getClient().db(`${this.#prefix}${service}`).collection(RECORDS[service]);
  }
}
