import type { Directory } from '@huiyin/kernel';

/** A CloudEvent in Kafka's binary mode. `topic` is without the prefix of a test or installation; the publisher adds it. */
export interface OutMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/**
 * Sends to the broker. Promises: messages of one key are appended in the order given; resolves only when all are acknowledged;
 * rejects otherwise (some may have been appended), within a deadline of its own.
 */
export interface Publisher {
  publish(messages: readonly OutMessage[]): Promise<void>;
}

/** The directory as it stands, for the moment of a decision. */
export interface Directories {
  current(): Directory;
}

/** Where the store tells of faults that nobody waits for: a send, a waiting message, a deadline. Codes and ids only. */
export type FaultListener = (fault: { readonly code: string; readonly record: string; readonly cause: unknown }) => void;
