import { isDeepStrictEqual } from 'node:util';

import type { DeliveryContract } from '../evidence/contract.js';
import { nameOfType } from '../evidence/effects.js';
import type { Evidence, KeptRecord, TopicMessage } from '../evidence/evidence.js';

const addressOf = (topic: string, id: string): string => `${topic}|${id}`;

const byRecord = (messages: readonly TopicMessage[]): ReadonlyMap<string, readonly TopicMessage[]> => {
  const groups = new Map<string, TopicMessage[]>();
  for (const message of messages) {
    const address = addressOf(message.topic, message.subject);
    groups.set(address, [...(groups.get(address) ?? []), message]);
  }

  return groups;
};

const asSent = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

const comparedWith = ({ service, id, history }: KeptRecord, message: TopicMessage): string | undefined => {
  const event = history[message.sequence - 1];
  const where = `${service} ${id}: ${message.type} ${message.sequence} on the topic`;
  if (event === undefined) return `${where} is not in the history`;
  if (event.id !== message.id) return `${where} is another event than in the history`;
  if (event.type !== nameOfType(message.type) || event.cause !== message.cause) return `${where} has another name or cause`;

  return isDeepStrictEqual(asSent(event.data), message.data) ? undefined : `${where} has other data than in the history`;
};

const historyIsDense = ({ service, id, history, version }: KeptRecord): readonly string[] =>
  history.length === version && history.every(({ seq }, place) => seq === place + 1) ? [] : [`${service} ${id}: the history has a gap`];

type Sending = Pick<DeliveryContract, 'isSent'>;

/** What is to be told is on the topic, and what the record keeps to itself is not. */
const allIsTold = ({ service, id, history }: KeptRecord, sent: readonly TopicMessage[], { isSent }: Sending): readonly string[] => {
  const sequences = new Set(sent.map(({ sequence }) => sequence));
  const wrong = history.filter(({ seq, type }) => sequences.has(seq) !== isSent(service, type));

  return wrong.map(({ seq, type }) => `${service} ${id}: ${type} ${seq} is ${isSent(service, type) ? 'not ' : ''}on the topic`);
};

/** I2: no event without its change, no change without its event: history ↔ topic, dense from 1. */
export const historyIsTopic = ({ records, messages }: Evidence, contract: Sending): readonly string[] => {
  const sent = byRecord(messages);
  const known = new Set(records.flatMap(({ topic, id }) => (topic === null ? [] : [addressOf(topic, id)])));
  const ofTopics = new Set(records.map(({ topic }) => topic));
  const orphans = [...sent].flatMap(([address, [first]]) =>
    first === undefined || known.has(address) || !ofTopics.has(first.topic)
      ? []
      : [`${first.topic}: ${first.type} of ${first.subject} has no record`],
  );
  const differing = records.flatMap((record) => {
    if (record.topic === null) return [];
    const messagesOf = sent.get(addressOf(record.topic, record.id)) ?? [];

    return [
      ...historyIsDense(record),
      ...allIsTold(record, messagesOf, contract),
      ...messagesOf.flatMap((message) => comparedWith(record, message) ?? []),
    ];
  });

  return [...orphans, ...differing];
};
