import type { EventDefinition } from '@huiyin/contracts';
import { Fault, type DomainEvent, type Recorded } from '@huiyin/kernel';

import type { OutMessage } from '../ports.js';
import type { RecordKind } from '../record-kind.js';
import { sourceOf } from '../source-id.js';

/** `ce_dataschema` of an event: names the schema, wherever its document is kept. */
export const dataschemaOf = ({ type }: Pick<EventDefinition, 'type'>): string => `urn:huiyin:schema:${type}`;

export interface Sendable<Event extends DomainEvent> {
  /** The record's id. */
  readonly id: string;
  readonly key: string;
  readonly event: Recorded<Event>;
}

/** CloudEvents 1.0 in Kafka's binary mode. The value is the stored data as it is; headers carry ids and codes only. Nothing for bookkeeping. */
export const encode = <State, Event extends DomainEvent>(
  kind: RecordKind<State, Event>,
  epoch: number,
  { id, key, event }: Sendable<Event>,
): OutMessage | undefined => {
  const definition = kind.definitions.find(({ name }) => name === event.type);
  if (definition === undefined || kind.topic === null)
    throw new Fault('record.event-unknown', `${kind.aggregate.name} cannot send ${event.type}`, { retryable: false });
  if (!definition.isSent) return undefined;

  return {
    topic: kind.topic,
    key,
    headers: {
      ce_id: event.id,
      ce_source: sourceOf(kind.aggregate.name, epoch),
      ce_specversion: '1.0',
      ce_type: definition.type,
      ce_subject: id,
      ce_time: event.at,
      ce_dataschema: dataschemaOf(definition),
      ce_sequence: String(event.seq),
      ce_correlationid: event.correlation,
      ce_causationid: event.cause,
      ce_actorid: event.actor.id,
      ce_actororg: event.actor.org,
      'content-type': 'application/json',
    },
    value: JSON.stringify(event.data),
  };
};
