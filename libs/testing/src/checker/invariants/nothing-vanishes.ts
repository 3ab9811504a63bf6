import { SERVICES, type ServiceName } from '@huiyin/contracts';

import type { DeliveryContract } from '../evidence/contract.js';
import { Effects, type Whereabouts } from '../evidence/effects.js';
import type { Evidence, TopicMessage } from '../evidence/evidence.js';

/** How many messages of a service's topics ended where. */
export type Account = Readonly<Record<Whereabouts, number>>;

const EMPTY: Account = { effect: 0, duplicate: 0, ignored: 0, waiting: 0, parked: 0, discarded: 0, unheard: 0, nowhere: 0 };

const topicsOf = ({ positions }: Evidence, service: ServiceName): ReadonlySet<string> =>
  new Set(positions.filter((position) => position.service === service).map(({ topic }) => topic));

const inLogOrder = (messages: readonly TopicMessage[]): readonly TopicMessage[] =>
  [...messages].sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition || a.offset - b.offset);

/** Where the messages of each service's topics ended. */
export const accountsOf = (evidence: Evidence, contract: DeliveryContract): Readonly<Record<ServiceName, Account>> => {
  const messages = inLogOrder(evidence.messages);
  const accounts = SERVICES.map((service) => {
    const effects = new Effects(service, evidence, contract);
    const topics = topicsOf(evidence, service);
    const account = { ...EMPTY };
    for (const message of messages) if (topics.has(message.topic) && message.sequence > 0) account[effects.of(message)] += 1;

    return [service, account] as const;
  });

  return Object.fromEntries(accounts) as Record<ServiceName, Account>;
};

/** A command without an answer on the replies topic; commands carry no sequence. */
const unanswered = ({ messages }: Evidence): readonly string[] => {
  const replied = new Set(messages.filter(({ topic }) => topic.endsWith('.replies.v1')).map(({ cause }) => cause));

  return messages
    .filter(({ topic, id }) => topic.endsWith('.commands.v1') && !replied.has(id))
    .map(({ topic, id }) => `${topic}: ${id} was not answered`);
};

/** I5, at rest: messages = taken effect + refused + duplicate + ignored by contract + waiting + parked. Everything was read, and nothing is nowhere. */
export const nothingVanishes = (evidence: Evidence, contract: DeliveryContract): readonly string[] => {
  const accounts = accountsOf(evidence, contract);
  const ends = new Map<string, number>();
  for (const { topic, partition, offset } of evidence.messages) {
    const place = `${topic}|${partition}`;
    ends.set(place, Math.max(ends.get(place) ?? 0, offset + 1));
  }
  const unread = evidence.positions
    .filter(({ topic, partition, committed }) => (committed ?? 0) < (ends.get(`${topic}|${partition}`) ?? 0))
    .map(({ service, topic, partition, committed }) => `${service} has not read ${topic}/${partition} from ${committed ?? 0}`);
  const lost = SERVICES.flatMap((service) =>
    accounts[service].nowhere === 0 ? [] : [`${service}: ${accounts[service].nowhere} messages are nowhere`],
  );

  return [...unanswered(evidence), ...unread, ...lost];
};
