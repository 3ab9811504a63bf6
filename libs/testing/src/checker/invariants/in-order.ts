import type { DeliveryContract } from '../evidence/contract.js';
import type { Evidence, KeptRecord, TopicMessage } from '../evidence/evidence.js';
import { runsOf } from './runs.js';

const recordOf = ({ source, subject }: TopicMessage): string => `${source}|${subject}`;

/** The place in the history of what was told last before this message; 0 for the first. */
type BeforeIt = (message: TopicMessage) => number;

/** What a record keeps to itself leaves a gap that is none. */
const toldBefore = (records: readonly KeptRecord[], { isSent }: Pick<DeliveryContract, 'isSent'>): BeforeIt => {
  const told = new Map(
    records.map(({ service, topic, id, history }) => [
      `${topic}|${id}`,
      history.filter(({ type }) => isSent(service, type)).map(({ seq }) => seq),
    ]),
  );

  return ({ topic, subject, sequence }) => {
    const ofRecord = told.get(`${topic}|${subject}`);

    return ofRecord === undefined ? sequence - 1 : (ofRecord.findLast((seq) => seq < sequence) ?? 0);
  };
};

const faultsBetween = (before: TopicMessage | undefined, message: TopicMessage, beforeIt: BeforeIt): readonly string[] => {
  const { topic, subject, sequence, partition, key } = message;
  const last = before?.sequence ?? 0;
  const isElsewhere = before !== undefined && (before.partition !== partition || before.key !== key);

  return [
    ...(isElsewhere ? [`${topic}: ${subject} has two keys`] : []),
    ...(last < beforeIt(message) ? [`${topic}: ${subject} jumps from ${last} to ${sequence}`] : []),
  ];
};

/** First appearances rise by one; whatever comes again is a duplicate and says nothing about order. */
const topicIsInOrder = (messages: readonly TopicMessage[], beforeIt: BeforeIt): readonly string[] => {
  const last = new Map<string, TopicMessage>();

  return [...messages]
    .sort((a, b) => a.partition - b.partition || a.offset - b.offset)
    .flatMap((message) => {
      const before = last.get(recordOf(message));
      if (message.sequence > (before?.sequence ?? 0)) last.set(recordOf(message), message);

      return faultsBetween(before, message, beforeIt);
    });
};

const effectsAreInOrder = ({ service, id, history }: KeptRecord, messages: ReadonlyMap<string, TopicMessage>): readonly string[] => {
  const last = new Map<string, number>();

  return runsOf(history).flatMap(({ cause, from }) => {
    const message = messages.get(cause);
    if (message === undefined) return [];
    const before = last.get(recordOf(message)) ?? 0;
    last.set(recordOf(message), Math.max(before, message.sequence));

    return message.sequence > before
      ? []
      : [`${service} ${id}: ${message.type} ${message.sequence} took effect behind ${before}, at ${from}`];
  });
};

/** I3: per aggregate, first appearances on the topic and effects in consumers are in order. Commands have no order of their own. */
export const inOrder = ({ records, messages }: Evidence, contract: Pick<DeliveryContract, 'isSent'>): readonly string[] => {
  const beforeIt = toldBefore(records, contract);
  const events = messages.filter(({ sequence }) => sequence > 0);
  const byTopic = new Map<string, TopicMessage[]>();
  for (const message of events) {
    const ofTopic = byTopic.get(message.topic);
    if (ofTopic === undefined) byTopic.set(message.topic, [message]);
    else ofTopic.push(message);
  }
  const byId = new Map(events.map((message) => [message.id, message]));

  return [
    ...[...byTopic.values()].flatMap((ofTopic) => topicIsInOrder(ofTopic, beforeIt)),
    ...records.flatMap((record) => effectsAreInOrder(record, byId)),
  ];
};
