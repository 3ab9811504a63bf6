import { Fault } from '@huiyin/kernel';

interface MaybeRetriable {
  readonly name?: string;
  readonly retriable?: boolean;
  readonly cause?: unknown;
  readonly message?: string;
}

const chain = (error: unknown): readonly MaybeRetriable[] => {
  const errors: MaybeRetriable[] = [];
  for (
    let current = error;
    typeof current === 'object' && current !== null && errors.length < 10;
    current = (current as MaybeRetriable).cause
  ) {
    errors.push(current as MaybeRetriable);
  }

  return errors;
};

/** Why a consumer of kafkajs has ended. Retryable: the broker was away; otherwise it will end again for the same reason. */
export const crashFault = (error: unknown, groupId: string): Fault => {
  const errors = chain(error);
  const text = errors.map(({ name, message }) => `${name}: ${message}`).join(' ← ');
  if (errors.some(({ name }) => name === 'KafkaJSNotImplemented')) {
    return new Fault('bus.foreign-codec', `${groupId}: a batch is compressed with a codec that is not built in (only gzip is): ${text}`, {
      retryable: false,
      cause: error,
    });
  }
  const retryable = errors.some(({ name, retriable }) => retriable === true || name === 'KafkaJSNumberOfRetriesExceeded');

  return new Fault('bus.consumer-crashed', `${groupId}: ${text}`, { retryable, cause: error });
};
