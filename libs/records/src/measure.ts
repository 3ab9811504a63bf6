import { toDate, type BusinessClock } from '@huiyin/kernel';

import type { RecordCollection } from './store/bulk-write.js';
import { LONG_AGO } from './store/indexes.js';
import type { RecordHead } from './stored-record.js';

/** What a scrape of the metrics asks the database. Ages in milliseconds; 0 where there is nothing. */
export interface Measures {
  readonly oldestUnpublishedMs: number;
  readonly oldestWaitingMs: number;
  /** Records with a deadline that is due and has not fired. */
  readonly dueNotFired: number;
  /** On the business clock. */
  readonly oldestDueMs: number;
}

type Dated = Pick<RecordHead<unknown>, 'unpublishedSince' | 'nextDueAt' | 'waiting'>;

interface Age {
  readonly field: 'unpublishedSince' | 'nextDueAt' | 'waiting.since';
  readonly dates: (record: Dated) => readonly (Date | null)[];
  readonly now: Date;
}

const ageOfOldest = async (collection: RecordCollection, { field, dates, now }: Age): Promise<number> => {
  const found = await collection
    .find({ [field]: { $gte: LONG_AGO, $lte: now } }, { projection: { unpublishedSince: 1, nextDueAt: 1, waiting: 1 } })
    .sort({ [field]: 1 })
    .limit(1)
    .toArray();
  const times = found.flatMap(dates).flatMap((date) => date?.getTime() ?? []);

  return times.length === 0 ? 0 : now.getTime() - Math.min(...times);
};

/** Asks by index only; meant for each scrape. */
export const measureCollection = async (collection: RecordCollection, clock: BusinessClock, machineNow: Date): Promise<Measures> => {
  const businessNow = toDate(clock.now());
  const waiting = ({ waiting: messages }: Dated) => messages.map(({ since }) => since);

  return {
    oldestUnpublishedMs: await ageOfOldest(collection, {
      field: 'unpublishedSince',
      dates: (record) => [record.unpublishedSince],
      now: machineNow,
    }),
    oldestWaitingMs: await ageOfOldest(collection, { field: 'waiting.since', dates: waiting, now: machineNow }),
    dueNotFired: await collection.countDocuments({ nextDueAt: { $gte: LONG_AGO, $lte: businessNow } }),
    oldestDueMs: await ageOfOldest(collection, { field: 'nextDueAt', dates: (record) => [record.nextDueAt], now: businessNow }),
  };
};
