import { Fault } from '@huiyin/kernel';
import type { Collection, Db } from 'mongodb';

import { databaseFault, isDuplicateKey } from './store/server-errors.js';

/** A document number (文号) and the letter it belongs to. */
export interface SerialNumber {
  /** `<series>|<year>|<n>`, for example `清信告|2026|5`. */
  readonly _id: string;
  /** The printed 代字: the organisation's code and the template's suffix. */
  readonly series: string;
  readonly year: number;
  readonly n: number;
  readonly letter: string;
  readonly takenAt: Date;
  /** A number whose letter died stays taken, and is shown as cancelled. */
  readonly cancelled: { readonly at: Date; readonly reason: string } | null;
}

export interface NumberWish {
  readonly series: string;
  readonly year: number;
  readonly letter: string;
}

const COLLECTION = 'numbers';

/**
 * Register of document numbers without gap or double per series and year. A number is a document of its own, taken before the deciding
 * write; a letter that asks again finds its number. Numbers of a series are inserted one by one, each after the one before it exists.
 */
export class SerialNumbers {
  readonly collection: Collection<SerialNumber>;
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(db: Db) {
    this.collection = db.collection<SerialNumber>(COLLECTION, {
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      writeConcern: { w: 'majority', journal: true },
    });
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes([
      { key: { letter: 1 }, name: 'one-number-a-letter', unique: true },
      { key: { series: 1, year: 1, n: -1 }, name: 'last-of-series', unique: true },
    ]);
  }

  /** The letter's number: the one it has, or the next of the series. */
  async take(wish: NumberWish): Promise<SerialNumber> {
    const queue = `${wish.series}|${wish.year}`;
    const turn = (this.queues.get(queue) ?? Promise.resolve()).then(() => this.takeNext(wish));
    const settled = turn.catch(() => undefined);
    this.queues.set(queue, settled);
    void settled.then(() => this.queues.get(queue) === settled && this.queues.delete(queue));

    return turn;
  }

  of(letter: string): Promise<SerialNumber | null> {
    return this.collection.findOne({ letter });
  }

  /** The letter will never be issued. Its number is not given to another. */
  async cancel(letter: string, reason: string): Promise<void> {
    await this.collection.updateOne({ letter, cancelled: null }, { $set: { cancelled: { at: new Date(), reason } } });
  }

  private async takeNext(wish: NumberWish): Promise<SerialNumber> {
    try {
      for (;;) {
        const number = (await this.of(wish.letter)) ?? (await this.insertNext(wish));
        if (number !== undefined) return this.checked(number, wish);
      }
    } catch (cause) {
      throw databaseFault(cause);
    }
  }

  /** Undefined: another process took that number, or gave this letter one. */
  private async insertNext({ series, year, letter }: NumberWish): Promise<SerialNumber | undefined> {
    const last = await this.collection.findOne({ series, year }, { sort: { n: -1 } });
    const n = (last?.n ?? 0) + 1;
    const number: SerialNumber = { _id: `${series}|${year}|${n}`, series, year, n, letter, takenAt: new Date(), cancelled: null };
    try {
      await this.collection.insertOne(number);

      return number;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  private checked(number: SerialNumber, { series, year }: NumberWish): SerialNumber {
    if (number.series === series && number.year === year) return number;
    throw new Fault('record.number-of-other-series', `the letter has ${number._id} already`, { retryable: false });
  }
}
