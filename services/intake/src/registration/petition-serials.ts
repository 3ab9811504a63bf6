import { Fault } from '@huiyin/kernel';
import { CONNECTION } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import type { Connection } from 'mongoose';

interface Series {
  readonly _id: string;
  readonly last: number;
}

const DUPLICATE_KEY = 11_000;
const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
const ATTEMPTS = 3;

/** Serials of petition numbers: unique and rising per series. A serial that was drawn for nothing leaves a gap, which is allowed. */
@Injectable()
export class PetitionSerials {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  async next(series: string): Promise<number> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const last = await this.raised(series);
      if (last !== undefined) return last;
    }

    throw new Fault('intake.serial-not-drawn', `no serial of ${series}`, { retryable: true });
  }

  /** Two processes that open a series at once meet on its id; the second one tries again. */
  private async raised(series: string): Promise<number | undefined> {
    try {
      const serials = this.connection.collection<Series>('serials');
      const drawn = await serials.findOneAndUpdate({ _id: series }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' });

      return drawn?.last;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }
}
