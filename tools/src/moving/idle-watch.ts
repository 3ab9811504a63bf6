import { setTimeout as pause } from 'node:timers/promises';

import { connectBus, GroupLag } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Fault, toInstant, type Instant } from '@huiyin/kernel';
import type { Document } from 'mongodb';
import mongoose from 'mongoose';

import { READS, RECORDS } from './service-reading.js';

export interface Watched {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly prefix: string;
}

/** Claims (the longest is three minutes) and short back-offs end by themselves within this; a mail that is to be tried tomorrow is not waited for. */
const SOON_MS = 200_000;
const LOOK_AGAIN_MS = 50;
const LONG_AGO = new Date(0);
const DAY_MS = 86_400_000;
const LOOKS_AHEAD_DAYS = [1, 10, 100, 1_000, 100_000];
const GIVE_UP_MS = 90_000;

/** Sees from outside whether the services have finished what they had to do, and what they wait for next. */
export class IdleWatch {
  readonly #lag: GroupLag;
  readonly #connection: mongoose.Connection;
  readonly #prefix: string;
  #lastBusy: ServiceName | undefined;

  constructor({ brokers, mongodbUri, prefix }: Watched) {
    this.#lag = new GroupLag(connectBus({ brokers, clientId: 'clock', prefix }), { remembersThrough: true });
    this.#connection = mongoose.createConnection(mongodbUri);
    this.#prefix = prefix;
  }

  async close(): Promise<void> {
    await Promise.all([this.#lag.close(), this.#connection.close()]);
  }

  /** The earliest deadline of any record on the business clock, after a moment. Looked for close by first: a server may read all that it could be. */
  async nextDue(after: Instant): Promise<Instant | undefined> {
    for (const days of LOOKS_AHEAD_DAYS) {
      const until = new Date(new Date(after).getTime() + days * DAY_MS);
      const found = await Promise.all(SERVICES.map((service) => this.#firstDue(service, { $gt: new Date(after), $lte: until })));
      const [earliest] = found.filter((date) => date !== undefined).sort((a, b) => a.getTime() - b.getTime());
      if (earliest !== undefined) return toInstant(earliest);
    }

    return undefined;
  }

  /** Returns when these services have nothing left to do at this time of the business clock; twice in a row, since work wanders. */
  async untilIdle(running: readonly ServiceName[], now: Instant): Promise<void> {
    const giveUp = Date.now() + GIVE_UP_MS;
    let calm = 0;
    while (calm < 2) {
      const busy = await this.#busy(running, now, calm > 0);
      calm = busy.length === 0 ? calm + 1 : 0;
      if (Date.now() > giveUp) throw new Fault('clock.never-idle', `still at work: ${busy.join(', ')}`, { retryable: true });
      if (busy.length > 0) await pause(LOOK_AGAIN_MS);
    }
  }

  /** What lies unread is asked for only when the records look done (just now, where they were calm), because the broker takes longest to answer; then the records again. */
  async #busy(running: readonly ServiceName[], now: Instant, isCalm: boolean): Promise<readonly string[]> {
    const working = isCalm ? [] : await this.#atWork(running, now);
    if (working.length > 0) return working;
    const lags = await this.#lag.read(running.map((service) => ({ group: service, topics: READS[service] })));
    const behind = lags.filter(({ messages }) => messages > 0).map(({ group, messages }) => `${group} has ${messages} messages to read`);

    return behind.length > 0 ? behind : this.#atWork(running, now);
  }

  /** The first that is found at work, beginning with the one that was so last: a busy system is asked little. */
  async #atWork(running: readonly ServiceName[], now: Instant): Promise<readonly string[]> {
    const services = [...running].sort((a, b) => Number(b === this.#lastBusy) - Number(a === this.#lastBusy));
    for (const service of services) {
      const work = await this.#work(service, now);
      if (work.length === 0) continue;
      this.#lastBusy = service;

      return work;
    }

    return [];
  }

  /** One question for each index, most likely first: a server may answer the three in one by reading every record. */
  async #work(service: ServiceName, now: Instant): Promise<readonly string[]> {
    const records = await this.#records(service);
    const signs = [
      { unpublishedSince: { $gte: LONG_AGO } },
      { retryAt: { $gte: LONG_AGO, $lte: new Date(Date.now() + SOON_MS) } },
      { nextDueAt: { $gte: LONG_AGO, $lte: new Date(now) } },
    ];
    for (const sign of signs) {
      const busy = await records.findOne(sign, { projection: { _id: 1 } });
      if (busy !== null) return [`${service} is at work on ${String(busy._id)}`];
    }

    return [];
  }

  async #firstDue(service: ServiceName, when: Document): Promise<Date | undefined> {
    const records = await this.#records(service);
    const [next] = await records
      .find({ nextDueAt: when }, { projection: { nextDueAt: 1 } })
      .sort({ nextDueAt: 1 })
      .limit(1)
      .toArray();

    return next?.['nextDueAt'] as Date | undefined;
  }

  async #records(service: ServiceName) {
    const open = await this.#connection.asPromise();

    return open.getClient().db(`${this.#prefix}${service}`).collection(RECORDS[service]);
  }
}
