import { Fault } from '@huiyin/kernel';
import { createConnection, type Connection } from 'mongoose';
import type { Config } from '../config/config.js';

const SELECTION_TIMEOUT_MS = 3_000;
/** Parallel chunks of several partitions, HTTP and sweep at once. */
const POOL = 32;

/** One try. Every service has a database of its own, named after it. */
export const connectDatabase = async (
  service: string,
  { mongodbUri, prefix }: Pick<Config, 'mongodbUri' | 'prefix'>,
): Promise<Connection> => {
  const connection = createConnection(mongodbUri, {
    dbName: `${prefix}${service}`,
    appName: service,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    maxPoolSize: POOL,
    // The record store makes its indexes itself, before anything is written; buffering would hide that the database is away.
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw error;
  }
};

const PING_TIMEOUT_MS = 1_000;

/** Asked for readiness: an open socket is not a database that answers. */
export const answers = async (connection: Connection): Promise<boolean> => {
  if (connection.readyState !== 1) return false;
  try {
    await connection.db?.command({ ping: 1 }, { timeoutMS: PING_TIMEOUT_MS });

    return true;
  } catch {
    return false;
  }
};

/** The service's own database, of a connection that is open. */
export const databaseOf = ({ db }: Connection): NonNullable<Connection['db']> => {
  if (db === undefined) throw new Fault('host.not-connected', 'the database connection is not open', { retryable: true });

  return db;
};
