import { Fault } from '@huiyin/kernel';
import { errorChain } from '../kafka/error-chain.js';
import { isPassing } from '../kafka/passing.js';

/** Why a consumer of kafkajs has ended. Retryable: the broker was away; otherwise it will end again for the same reason. */
export const crashFault = (error: unknown, groupId: string): Fault => {
  const errors = errorChain(error);
  const text = errors.map(({ name, message }) => `${name}: ${message}`).join(' ← ');
  if (errors.some(({ name }) => name === 'KafkaJSNotImplemented')) {
    return new Fault('bus.foreign-codec', `${groupId}: a batch is compressed with a codec that is not built in (only gzip is): ${text}`, {
      retryable: false,
      cause: error,
    });
  }

  return new Fault('bus.consumer-crashed', `${groupId}: ${text}`, { retryable: isPassing(error), cause: error });
};
