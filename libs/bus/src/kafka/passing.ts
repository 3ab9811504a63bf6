import { Fault } from '@huiyin/kernel';
import kafkajs from 'kafkajs';
import { errorChain } from './error-chain.js';

const { KafkaJSError } = kafkajs;

const PASSING_LABELS = ['TransientTransactionError', 'RetryableWriteError', 'RetryableError', 'ResumableChangeStreamError'] as const;
const PASSING_NAMES: readonly string[] = [
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoTopologyClosedError',
  'MongoOperationTimeoutError',
];

/** Of a bulk that broke on its way the driver keeps neither name nor labels nor cause; what the server refused has the server's code. */
const isBrokenBulk = ({ name, code }: { readonly name: string; readonly code?: unknown }): boolean =>
  name === 'MongoBulkWriteError' && typeof code !== 'number';

/** Told by its fields, not by its class: there may be a second copy of the driver in the process. */
const isPassingOfMongo = (error: unknown): boolean => {
  if (!(error instanceof Error) || !error.name.startsWith('Mongo')) return false;
  const { hasErrorLabel } = error as { hasErrorLabel?: (label: string) => boolean };

  return (
    PASSING_NAMES.includes(error.name) || isBrokenBulk(error) || PASSING_LABELS.some((label) => hasErrorLabel?.call(error, label) === true)
  );
};

/** Once its own retries are used up kafkajs calls every error not retriable; what it began with is its cause. */
const isPassingOfKafkajs = (error: unknown): boolean =>
  isOfKafkajs(error) && errorChain(error).some(({ name, retriable }) => retriable === true || name === 'KafkaJSNumberOfRetriesExceeded');

/** True when the machine failed in a way that passes: tried again in place, never parked. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Fault ? error.retryable : isPassingOfMongo(error) || isPassingOfKafkajs(error);

export const isOfKafkajs = (error: unknown): error is Error => error instanceof KafkaJSError;

/** An error as a fault of ours: itself when it is one already. */
export const asFault = (error: unknown, code: string): Fault => {
  if (error instanceof Fault) return error;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);

  return new Fault(code, message, { retryable: isPassing(error), cause: error });
};
