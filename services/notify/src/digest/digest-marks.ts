import { CONNECTION } from '@huiyin/host';
import type { Instant } from '@huiyin/kernel';
import { isDuplicateKey } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';

/** How far a reader was told, and in which period. */
interface DigestMark {
  readonly _id: string;
  readonly period: Instant;
  readonly upTo: number;
}

/** One digest for a reader and period, whichever process is first. */
@Injectable()
export class DigestMarks {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  /** Periods that were taken, by reader. */
  async periods(): Promise<ReadonlyMap<string, Instant>> {
    const found = await this.marks()
      .find({}, { projection: { period: 1 } })
      .toArray();

    return new Map(found.map(({ _id, period }) => [_id, period]));
  }

  /** From where on the reader is to be told; `undefined` where another process has the period. Who is new is told of what comes from now on. */
  async claim(reader: string, period: Instant, newest: () => Promise<number>): Promise<number | undefined> {
    const claimed = await this.marks().findOneAndUpdate({ _id: reader, period: { $lt: period } }, { $set: { period } });
    if (claimed !== null) return claimed.upTo;
    try {
      await this.marks().insertOne({ _id: reader, period, upTo: await newest() });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }

    return undefined;
  }

  /** Told; what was not sent is told in the next period. */
  async told(reader: string, upTo: number): Promise<void> {
    await this.marks().updateOne({ _id: reader, upTo: { $lt: upTo } }, { $set: { upTo } });
  }

  private marks(): Collection<DigestMark> {
    return this.connection.collection<DigestMark>('digestMarks');
  }
}
