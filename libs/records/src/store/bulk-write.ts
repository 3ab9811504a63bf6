import type { AnyBulkWriteOperation, ClientSession, Collection } from 'mongodb';

import type { StoredRecord } from '../stored-record.js';
import { inTransaction } from './in-transaction.js';
import { brokenIndex, knownWriteErrors } from './server-errors.js';

/** The collection as the store writes it: what a state and an event are is known to the kind alone. */
export type RecordCollection = Collection<StoredRecord<unknown>>;
export type RecordOperation = AnyBulkWriteOperation<StoredRecord<unknown>>;

/** `wrapped`: a bulk in one transaction. Faster on some servers; architecture.md §2 names its trap. Never needed for correctness. */
export type WriteMode = 'plain' | 'wrapped';

/** Below this a transaction costs more than it saves. */
const WORTH_WRAPPING = 4;

export interface BulkResult {
  readonly isComplete: boolean;
  /** Index name by place in the bulk. */
  readonly broken: ReadonlyMap<number, string>;
}

const runBulk = async (collection: RecordCollection, operations: RecordOperation[], session?: ClientSession): Promise<BulkResult> => {
  try {
    const result = await collection.bulkWrite(operations, { ordered: false, ...(session === undefined ? {} : { session }) });

    return { isComplete: result.matchedCount + result.insertedCount === operations.length, broken: new Map() };
  } catch (error) {
    const failed = knownWriteErrors(error);
    if (failed === undefined) throw error;
    const broken = failed.map((writeError) => [writeError.index, brokenIndex(writeError)] as const);

    return { isComplete: false, broken: new Map(broken.filter((entry): entry is readonly [number, string] => entry[1] !== undefined)) };
  }
};

/** Undefined: it did not take effect, for whatever reason, and the plain way tells which records are to blame. */
const runWrapped = (collection: RecordCollection, operations: RecordOperation[]): Promise<BulkResult | undefined> =>
  inTransaction(collection, async (session) => {
    const result = await runBulk(collection, operations, session);

    return result.isComplete ? result : undefined;
  });

export const bulkWrite = async (collection: RecordCollection, operations: RecordOperation[], mode: WriteMode): Promise<BulkResult> => {
  const wrapped = mode === 'wrapped' && operations.length >= WORTH_WRAPPING ? await runWrapped(collection, operations) : undefined;

  return wrapped ?? runBulk(collection, operations);
};
