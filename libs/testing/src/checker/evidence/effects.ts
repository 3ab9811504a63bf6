import type { ServiceName } from '@huiyin/contracts';
import { sourceIdOf } from '@huiyin/records';

import type { DeliveryContract, Hearing } from './contract.js';
import type { Evidence, HeldMessage, KeptRecord, TopicMessage } from './evidence.js';

/** Where a message ended in one service. `nowhere` is what must never be. */
export type Whereabouts = 'effect' | 'duplicate' | 'ignored' | 'waiting' | 'parked' | 'discarded' | 'unheard' | 'nowhere';

const place = ({ topic, partition, offset }: Pick<HeldMessage, 'topic' | 'partition' | 'offset'>): string =>
  `${topic}|${partition}|${offset}`;

export const nameOfType = (type: string): string => type.split('.').at(-2) ?? type;

const manner = ({ everythingOn, always, sometimes }: Hearing, { topic, type }: TopicMessage): 'always' | 'sometimes' | 'never' => {
  if (everythingOn.includes(topic) || always.includes(type)) return 'always';

  return sometimes.includes(type) ? 'sometimes' : 'never';
};

/** Finds what became of messages in the records of one service. */
export class Effects {
  readonly #records: ReadonlyMap<string, KeptRecord>;
  readonly #held: ReadonlyMap<string, HeldMessage['state']>;
  readonly #hearing: Hearing;
  readonly #seen = new Set<string>();

  constructor(service: ServiceName, { records, held }: Pick<Evidence, 'records' | 'held'>, contract: DeliveryContract) {
    this.#records = new Map(records.filter((record) => record.service === service).map((record) => [record.id, record]));
    this.#held = new Map(held.filter((message) => message.service === service).map((message) => [place(message), message.state]));
    this.#hearing = contract.hears[service];
  }

  /** Asked in the order of offsets: what comes a second time is a duplicate. */
  of(message: TopicMessage): Whereabouts {
    const name = `${message.source}|${message.subject}|${message.sequence}`;
    const end = this.#endOf(message);
    if (end !== 'effect') return end;
    if (this.#seen.has(name)) return 'duplicate';
    this.#seen.add(name);

    return 'effect';
  }

  #endOf(message: TopicMessage): Whereabouts {
    const held = this.#held.get(place(message));
    if (held !== undefined) return held;
    const how = manner(this.#hearing, message);
    if (how === 'never') return 'unheard';

    return this.#inRecord(message) ?? (how === 'sometimes' ? 'ignored' : 'nowhere');
  }

  #inRecord(message: TopicMessage): 'effect' | 'waiting' | undefined {
    const record = this.#records.get(message.subject);
    if (record === undefined) return undefined;
    const source = sourceIdOf(message);
    if ((record.heard[source] ?? 0) >= message.sequence) return 'effect';

    return record.waiting.some((one) => one.source === source && one.sequence === message.sequence) ? 'waiting' : undefined;
  }
}
