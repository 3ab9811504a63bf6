import { randomUUID } from 'node:crypto';

import { KafkaPublisher, type BusConnection } from '@huiyin/bus';
import { DirectoryEntryPublished, type DataOf, type DirectoryEntry, type EventDefinition } from '@huiyin/contracts';
import type { Directory } from '@huiyin/kernel';

import { shanghai } from '../shanghai.js';

/** What another service is supposed to have said. `sequence` counts up per record and service where it is left out. */
export interface Saying<Definition extends EventDefinition> {
  readonly subject: string;
  readonly data: DataOf<Definition>;
  readonly sequence?: number;
  readonly at?: string;
}

/** Speaks for the services that a component test does not start. */
export class Teller {
  readonly #publisher: KafkaPublisher;
  readonly #sequences = new Map<string, number>();

  constructor(bus: BusConnection) {
    this.#publisher = new KafkaPublisher(bus);
  }

  async tell<Definition extends EventDefinition>(definition: Definition, told: Saying<Definition>): Promise<void> {
    await this.#publisher.publish([this.#message(definition, told)]);
  }

  /** Publishes every entry of a directory, as intake would. */
  async tellDirectory(directory: Directory): Promise<void> {
    const messages = entriesOf(directory).map((entry) =>
      this.#message(DirectoryEntryPublished, { subject: `${entry.entity}/${entry.id}`, data: entry, sequence: entry.version }),
    );
    await this.#publisher.publish(messages);
  }

  close(): Promise<void> {
    return this.#publisher.close();
  }

  #message(definition: EventDefinition, { subject, data, sequence, at = '2026-08-03' }: Saying<EventDefinition>) {
    const source = `/${definition.service}/${definition.record}`;
    const counter = `${source}/${subject}`;
    const next = sequence ?? (this.#sequences.get(counter) ?? 0) + 1;
    this.#sequences.set(counter, next);

    return {
      topic: definition.topic,
      key: subject,
      headers: {
        ce_id: randomUUID(),
        ce_source: source,
        ce_specversion: '1.0',
        ce_type: definition.type,
        ce_subject: subject,
        ce_time: shanghai(at),
        ce_dataschema: `urn:huiyin:schema:${definition.type}`,
        ce_sequence: String(next),
        ce_correlationid: randomUUID(),
        ce_causationid: randomUUID(),
        ce_actorid: 'system',
        ce_actororg: 'system',
        'content-type': 'application/json',
      },
      value: JSON.stringify(data),
    };
  }
}

type Entity = DirectoryEntry['entity'];

const entry = (entity: Entity, id: string, value: object): DirectoryEntry => ({
  entity,
  id,
  version: 1,
  value: value as Record<string, unknown>,
});

const entriesOf = (directory: Directory): readonly DirectoryEntry[] => [
  ...[...directory.regions].map(([id, value]) => entry('region', id, value)),
  ...[...directory.organisations].map(([id, value]) => entry('organisation', id, value)),
  ...[...directory.staff].map(([id, value]) => entry('staff', id, value)),
  ...[...directory.ruleSets].flatMap(([region, versions]) => versions.map((value) => entry('rule-set', region, value))),
  ...[...directory.calendars].map(([id, value]) => entry('calendar', id, value)),
  ...Object.entries(directory.dictionaries).map(([id, value]) => entry('dictionary', id, value)),
];
