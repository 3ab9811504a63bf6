import { CONNECTION } from '@huiyin/host';
import { Fault, type Instant, type OrgId } from '@huiyin/kernel';
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
const DUPLICATE = 11_000;
const isDuplicate = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE;

/**
 * 收件登记: the order in which things came to each organisation. What they say stands in the records; this can be made again from the
 * topics. The next number is taken only when the one before is there, so whoever read up to a number has missed none below it, whichever
 * process wrote them.
 */
@Injectable()
export class Arrivals implements OnApplicationBootstrap {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.lines().createIndex({ org: 1, serial: -1 }, { name: 'newest', unique: true });
    await this.lines().createIndex({ org: 1, matter: 1, 'arrived.item': 1 }, { name: 'once', unique: true });
  }

  /** Enters it once: a message delivered again changes nothing. */
  async enter({ org, matter, arrived, at }: NewArrival): Promise<void> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      if ((await this.lines().findOne({ org, matter, 'arrived.item': arrived.item }, { projection: { _id: 1 } })) !== null) return;
      const serial = (await this.newest(org)) + 1;
      try {
        await this.lines().insertOne({ _id: entryIdOf(org, serial), org, serial, matter, arrived, at });

        return;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }

    throw new Fault('inbox.crowded', 'others took every number that was tried', { retryable: true });
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

  private lines(): Collection<Arrival> {
    return this.connection.collection<Arrival>('inboxArrivals');
  }
}
