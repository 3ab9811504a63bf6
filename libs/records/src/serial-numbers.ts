import { Fault, grouped, Together, type Done } from '@huiyin/kernel';
import type { Collection, Db } from 'mongodb';

import { jittered } from './commit/back-off.js';
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

const seriesOf = ({ series, year }: NumberWish): string => `${series}|${year}`;

const checked = (number: SerialNumber | undefined, { series }: NumberWish): Done<SerialNumber> => {
  if (number?.series === series) return { result: number };

  return {
    failed: new Fault('record.number-of-other-series', `the letter has ${number?._id ?? 'no number'} already`, { retryable: false }),
  };
};

/**
 * Register of document numbers without gap or double per series and year. A number is a document of its own, taken before the deciding
 * write; a letter that asks again finds its number. Numbers of a series are inserted in order, each after the one before it exists; letters
 * of one process that come while others are at it get theirs in one write.
 */
export class SerialNumbers {
  readonly collection: Collection<SerialNumber>;
  private readonly wishes = new Together<NumberWish, SerialNumber>((wishes) => this.takeAll(wishes));

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

  /** The letter's number: the one it has, be it of an earlier year, or the next of the series. */
  take(wish: NumberWish): Promise<SerialNumber> {
    return this.wishes.do(wish);
  }

  /** The letter will never be issued. Its number is not given to another. */
  async cancel(letter: string, reason: string): Promise<void> {
    await this.collection.updateOne({ letter, cancelled: null }, { $set: { cancelled: { at: new Date(), reason } } });
  }

  private async takeAll(wishes: readonly NumberWish[]): Promise<readonly Done<SerialNumber>[]> {
    const taken = new Map<string, SerialNumber>();
    const missing = (): readonly NumberWish[] => wishes.filter(({ letter }) => !taken.has(letter));
    const keep = (numbers: readonly SerialNumber[]): void => numbers.forEach((number) => taken.set(number.letter, number));
    try {
      for (let attempt = 0; missing().length > 0; attempt += 1) {
        if (attempt > 0) await jittered(attempt);
        keep(await this.collection.find({ letter: { $in: missing().map(({ letter }) => letter) } }).toArray());
        keep((await Promise.all([...grouped(missing(), seriesOf).values()].map((some) => this.insertNext(some)))).flat());
      }
    } catch (cause) {
      throw databaseFault(cause);
    }

    return wishes.map((wish) => checked(taken.get(wish.letter), wish));
  }

  /** Of one series. Nothing where another process took a number, or gave one of the letters one: what is there is found next time. */
  private async insertNext(wishes: readonly NumberWish[]): Promise<readonly SerialNumber[]> {
    const [first] = wishes;
    if (first === undefined) return [];
    const { series, year } = first;
    const last = await this.collection.findOne({ series, year }, { sort: { n: -1 } });
    const letters = [...new Set(wishes.map(({ letter }) => letter))];
    const numbers = letters.map((letter, place): SerialNumber => {
      const n = (last?.n ?? 0) + 1 + place;

      return { _id: `${seriesOf(first)}|${n}`, series, year, n, letter, takenAt: new Date(), cancelled: null };
    });
    try {
      await this.collection.insertMany(numbers, { ordered: true });

      return numbers;
    } catch (error) {
      if (isDuplicateKey(error)) return [];
      throw error;
    }
  }
}
