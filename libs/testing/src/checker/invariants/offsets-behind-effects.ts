import { SERVICES, type ServiceName } from '@huiyin/contracts';

import type { DeliveryContract } from '../evidence/contract.js';
import { Effects } from '../evidence/effects.js';
import type { Evidence, TopicMessage } from '../evidence/evidence.js';

type Committed = (message: TopicMessage) => number | undefined;

const committedOf = ({ positions }: Evidence, service: ServiceName): Committed => {
  const found = new Map(
    positions
      .filter((position) => position.service === service)
      .map(({ topic, partition, committed }) => [`${topic}|${partition}`, committed]),
  );

  return ({ topic, partition }) => found.get(`${topic}|${partition}`);
};

/** I4: committed offset ≤ first message without effect. Holds at any moment, if the offsets were read before the records. */
export const offsetsBehindEffects = (evidence: Evidence, contract: DeliveryContract): readonly string[] =>
  SERVICES.flatMap((service) => {
    const effects = new Effects(service, evidence, contract);
    const committed = committedOf(evidence, service);

    return evidence.messages.flatMap((message) => {
      const { type, topic, partition, offset, subject } = message;
      if (offset >= (committed(message) ?? 0) || effects.of(message) !== 'nowhere') return [];

      return [`${service} committed ${topic}/${partition} beyond ${offset}: ${type} of ${subject} has no effect`];
    });
  });
