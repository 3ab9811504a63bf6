import type { KafkaMessage } from 'kafkajs';

/** A message as it came in, before anything is understood of it; also what a parked message is when it is opened again. */
export interface Arrival {
  /** Plain name, without the prefix of a test run. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** The Kafka key; a message without one is its own key. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
  /** Kafka's own record time, epoch milliseconds: only to tell one message from another. */
  readonly timestamp: string;
}

type HeaderValue = NonNullable<KafkaMessage['headers']>[string];

const textOf = (value: HeaderValue): string => String((Array.isArray(value) ? value[0] : value) ?? '');

const headersOf = ({ headers = {} }: KafkaMessage): Arrival['headers'] => {
  const texts: Record<string, string> = {};
  for (const name in headers) texts[name] = textOf(headers[name]);

  return texts;
};

export const arrivalOf = (topic: string, partition: number, message: KafkaMessage): Arrival => ({
  topic,
  partition,
  offset: Number(message.offset),
  key: message.key === null ? `${partition}:${message.offset}` : message.key.toString('utf8'),
  headers: headersOf(message),
  value: message.value === null ? null : message.value.toString('utf8'),
  timestamp: message.timestamp,
});
