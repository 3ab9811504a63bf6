import type { ClientSession, Collection } from 'mongodb';

/**
 * All or nothing. Undefined: the work called it off, or it did not take effect, for whatever reason; where only the acknowledgement of the
 * commit was lost it took effect all the same, and what is done next meets its own writes.
 */
export const inTransaction = async <Result>(
  { db, writeConcern }: Pick<Collection, 'db' | 'writeConcern'>,
  work: (session: ClientSession) => Promise<Result | undefined>,
): Promise<Result | undefined> => {
  const session = db.client.startSession();
  try {
    session.startTransaction(writeConcern === undefined ? {} : { writeConcern });
    const result = await work(session);
    if (result !== undefined) {
      await session.commitTransaction();

      return result;
    }
  } catch {
    // What is done next fails again with the true cause where the database is away.
  } finally {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    await session.endSession();
  }

  return undefined;
};
