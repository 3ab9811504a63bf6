import { toDate, type BusinessClock } from '@huiyin/kernel';
import type { Collection } from 'mongodb';

import { LONG_AGO } from './store/indexes.js';

/** What a scrape of the metrics asks the database. Ages in milliseconds; 0 where there is nothing. */
export interface Measures {
  readonly oldestUnpublishedMs: number;
  readonly oldestWaitingMs: number;
  /** Records with a deadline that is due and has not fired. */
  readonly dueNotFired: number;
  /** On the business clock. */
  readonly oldestDueMs: number;
}

interface Measurable {
  readonly collection: Pick<Collection, 'find' | 'countDocuments'>;
}

const oldest = async ({ collection }: Measurable, field: string, now: Date): Promise<number> => {
  const [found] = await collection
    .find({ [field]: { $gte: LONG_AGO, $lte: now } }, { projection: { _id: 0, [field]: 1 } })
    .sort({ [field]: 1 })
    .limit(1)
    .toArray();
  const dates = field
    .split('.')
    .reduce<unknown[]>((values, part) => values.flatMap((value) => (value as Record<string, unknown>)[part]), [found ?? {}]);
  const times = dates.filter((date) => date instanceof Date).map((date) => date.getTime());

  return times.length === 0 ? 0 : now.getTime() - Math.min(...times);
};

export const measure = async (store: Measurable, clock: BusinessClock, machineNow: Date = new Date()): Promise<Measures> => {
  const businessNow = toDate(clock.now());

  return {
    oldestUnpublishedMs: await oldest(store, 'unpublishedSince', machineNow),
    oldestWaitingMs: await oldest(store, 'waiting.since', machineNow),
    dueNotFired: await store.collection.countDocuments({ nextDueAt: { $gte: LONG_AGO, $lte: businessNow } }),
    oldestDueMs: await oldest(store, 'nextDueAt', businessNow),
  };
};
