import { Fault } from '@huiyin/kernel';

const DUPLICATE_KEY = 11000;
const WRITE_CONFLICT = 112;

interface WriteError {
  readonly code: number;
  readonly index: number;
  readonly errmsg?: string;
}

/**
 * The driver's errors are told by their fields, not by their class: mongoose may bring a driver of its own, and then `instanceof` is false.
 */
const fieldsOf = (error: unknown): { readonly code?: unknown; readonly writeErrors?: unknown; readonly message?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** The single writes of a bulk that failed for a reason the store knows; undefined where the bulk failed for another reason. */
export const knownWriteErrors = (error: unknown): readonly WriteError[] | undefined => {
  const { writeErrors } = fieldsOf(error);
  const list = (Array.isArray(writeErrors) ? writeErrors : writeErrors === undefined ? [] : [writeErrors]) as WriteError[];
  const isKnown = list.length > 0 && list.every(({ code }) => code === DUPLICATE_KEY || code === WRITE_CONFLICT);

  return isKnown ? list : undefined;
};

/** Name of the unique index that a write would have broken; undefined for `_id` (an insert race) and for conflicts. */
export const brokenIndex = ({ code, errmsg = '' }: WriteError): string | undefined => {
  if (code !== DUPLICATE_KEY) return undefined;
  const name = /index: (\S+)/.exec(errmsg)?.[1];

  return name === '_id_' ? undefined : name;
};

export const isDuplicateKey = (error: unknown): boolean => fieldsOf(error).code === DUPLICATE_KEY;

/** A database that is away or in election is no broken message: every failure of it is tried again. */
export const databaseFault = (cause: unknown): Fault =>
  cause instanceof Fault
    ? cause
    : new Fault('record.database', `the database failed: ${String(fieldsOf(cause).message)}`, { retryable: true, cause });

export const isDatabaseAway = (error: unknown): boolean => error instanceof Fault && error.code === 'record.database';
