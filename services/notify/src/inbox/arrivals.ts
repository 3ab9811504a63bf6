import { CONNECTION } from '@huiyin/host';
import { Fault, grouped, Together, type Done, type Instant, type OrgId } from '@huiyin/kernel';
import { isDuplicateKey } from '@huiyin/records';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { entryIdOf, type Arrival, type ArrivedItem } from './arrival.js';

export interface NewArrival {
  readonly org: OrgId;
  readonly matter: string;
  readonly arrived: ArrivedItem;
  readonly at: Instant;
}

const MOST_TRIES = 50;

/**
 * 收件登记: the order in which things came to each organisation. What they say stands in the records; this can be made again from the
 * topics. The next number is taken only when the one before is there, so whoever read up to a number has missed none below it, whichever
 * process wrote them.
 */
@Injectable()
export class Arrivals implements OnApplicationBootstrap {
  readonly #entries = new Together<NewArrival>((arrivals) => this.enterAll(arrivals));

  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.lines().createIndex({ org: 1, serial: -1 }, { name: 'newest', unique: true });
    await this.lines().createIndex({ org: 1, matter: 1, 'arrived.item': 1 }, { name: 'once', unique: true });
  }

  /** Enters it once: a message delivered again changes nothing. */
  enter(arrival: NewArrival): Promise<void> {
    return this.#entries.do(arrival);
  }

  async newest(org: OrgId): Promise<number> {
    const [last] = await this.lines()
      .find({ org }, { projection: { serial: 1 } })
      .sort({ org: 1, serial: -1 })
      .limit(1)
      .toArray();

    return last?.serial ?? 0;
  }

  /** In the order of arrival. */
  after(org: OrgId, serial: number, limit: number): Promise<readonly Arrival[]> {
    return this.lines()
      .find({ org, serial: { $gt: serial } })
      .sort({ org: 1, serial: 1 })
      .limit(limit)
      .toArray();
  }

  /** The newest first. */
  before(org: OrgId, serial: number, limit: number): Promise<readonly Arrival[]> {
    return this.lines()
      .find({ org, serial: { $lt: serial } })
      .sort({ org: 1, serial: -1 })
      .limit(limit)
      .toArray();
  }

  private async enterAll(arrivals: readonly NewArrival[]): Promise<readonly Done<void>[]> {
    let missing = arrivals;
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      missing = await this.notEntered(missing);
      if (missing.length === 0) return arrivals.map(() => ({ result: undefined }));
      await Promise.all([...grouped(missing, ({ org }) => org)].map(([org, some]) => this.append(org, some)));
    }

    throw new Fault('inbox.crowded', 'others took every number that was tried', { retryable: true });
  }

  /** Each of them once, in their order. */
  private async notEntered(arrivals: readonly NewArrival[]): Promise<readonly NewArrival[]> {
    const nameOf = ({ org, matter, arrived }: Pick<Arrival, 'org' | 'matter' | 'arrived'>) => JSON.stringify([org, matter, arrived.item]);
    const wanted = new Map(arrivals.map((arrival) => [nameOf(arrival), arrival]));
    const same = [...wanted.values()].map(({ org, matter, arrived }) => ({ org, matter, 'arrived.item': arrived.item }));
    const entered = await this.lines()
      .find({ $or: same }, { projection: { org: 1, matter: 1, arrived: 1 } })
      .toArray();
    for (const line of entered) wanted.delete(nameOf(line));

    return [...wanted.values()];
  }

  /** Up to the first whose number, or whose place, another process took. */
  private async append(org: OrgId, arrivals: readonly NewArrival[]): Promise<void> {
    const newest = await this.newest(org);
    const lines = arrivals.map((arrival, place) => {
      const serial = newest + 1 + place;

      return { _id: entryIdOf(org, serial), serial, ...arrival };
    });
    try {
      await this.lines().insertMany(lines, { ordered: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private lines(): Collection<Arrival> {
    return this.connection.collection<Arrival>('inboxArrivals');
  }
}
