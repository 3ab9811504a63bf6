import type { BusConnection } from '@huiyin/bus';
import { readMessages, type TopicMessage } from '@huiyin/testing';
import type { OutMessage } from '@huiyin/records';

const inOrder = (messages: readonly TopicMessage[]): readonly TopicMessage[] =>
  [...messages].sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition || a.offset - b.offset);

/** All messages of these topics as they were sent, in their order. */
export const withHeaders = async (
  bus: BusConnection,
  readings: Readonly<Record<string, readonly string[]>>,
): Promise<readonly OutMessage[]> => {
  const messages = await readMessages(bus, [...new Set(Object.values(readings).flat())]);

  return inOrder(messages).map(({ topic, key, headers, value }) => ({ topic, key, headers, value }));
};
