import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBus, createTopics, DirectoryReader, KafkaPublisher, readTopics, type BusConnection } from '@huiyin/bus';
import { DirectoryEntryPublished, type DirectoryEntry, type Envelope, type EventDefinition } from '@huiyin/contracts';
import type { Actor, Directory } from '@huiyin/kernel';
import { dataschemaOf } from '@huiyin/records';
import { newKeyRingText } from '@huiyin/vault';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { v7 } from 'uuid';

export interface Servers {
  readonly mongoUri: string;
  readonly brokers: readonly string[];
  readonly prefix: string;
}

const entriesOf = (directory: Directory): readonly DirectoryEntry[] => {
  const entry = (entity: DirectoryEntry['entity'], id: string, value: object): DirectoryEntry => ({
    entity,
    id,
    version: 1,
    value: value as Record<string, unknown>,
  });

  return [
    ...[...directory.organisations].map(([id, value]) => entry('organisation', id, value)),
    ...[...directory.regions].map(([id, value]) => entry('region', id, value)),
    ...[...directory.staff].map(([id, value]) => entry('staff', id, value)),
    ...[...directory.ruleSets].flatMap(([id, sets]) => sets.map((value) => entry('rule-set', `${id}/${value.version}`, value))),
    ...[...directory.calendars].map(([id, value]) => entry('calendar', id, value)),
  ];
};

/** Everything around the service in a test: the other services as messages on the topics, tokens, keys, the moved clock. */
export class OutsideWorld {
  readonly #sequences = new Map<string, number>();
  readonly #readers: DirectoryReader[] = [];
  readonly #publisher: KafkaPublisher;

  private constructor(
    private readonly bus: BusConnection,
    private readonly parts: { readonly clock: string; readonly key: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'] },
    readonly environment: Readonly<Record<string, string>>,
  ) {
    this.#publisher = new KafkaPublisher(bus);
  }

  static async begin({ mongoUri, brokers, prefix }: Servers): Promise<OutsideWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-supervision-'));
    const [clock, ring, jwks] = ['clock.json', 'keys.json', 'jwks.json'].map((name) => join(folder, name)) as [string, string, string];
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    writeFileSync(ring, newKeyRingText());
    writeFileSync(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 't1', alg: 'ES256' }] }));
    const bus = connectBus({ brokers, clientId: 'outside', prefix });
    await createTopics(bus, await readTopics('embedded'));
    const world = new OutsideWorld(
      bus,
      { clock, key: privateKey },
      {
        HUIYIN_MONGODB_URI: mongoUri,
        HUIYIN_KAFKA_BROKERS: brokers.join(','),
        HUIYIN_PREFIX: prefix,
        HUIYIN_KEY_RING: ring,
        HUIYIN_JWKS: jwks,
        HUIYIN_CLOCK_FILE: clock,
        HUIYIN_LOG_LEVEL: process.env['HUIYIN_TEST_LOG'] ?? 'silent',
      },
    );
    world.itIs('2026-08-03T08:00:00+08:00');

    return world;
  }

  itIs(when: string): void {
    writeFileSync(this.parts.clock, JSON.stringify({ now: new Date(when).toISOString() }));
  }

  async token({ id, org, roles }: Actor): Promise<string> {
    const token = new SignJWT({ org, roles: [...roles] }).setProtectedHeader({ alg: 'ES256', kid: 't1' });

    return token.setSubject(id).setExpirationTime('10m').sign(this.parts.key);
  }

  /** A fact of another service about a matter, in the order in which it is told. */
  async tell(definition: EventDefinition, matter: string, data: object): Promise<void> {
    await this.#publisher.publish([this.#messageOf(definition, matter, data)]);
  }

  async publishDirectory(directory: Directory): Promise<void> {
    const entries = entriesOf(directory);
    await this.#publisher.publish(
      entries.map((entry) => this.#messageOf(DirectoryEntryPublished as EventDefinition, `${entry.entity}/${entry.id}`, entry)),
    );
  }

  /** All events of a kind that the service says, from the beginning, checked by their schema. */
  listen(definition: EventDefinition): readonly Envelope[] {
    const heard: Envelope[] = [];
    const reader = new DirectoryReader({
      bus: this.bus,
      definition,
      fold: (envelope) => heard.push(envelope),
      giveUp: (fault) => {
        throw fault;
      },
    });
    reader.start();
    this.#readers.push(reader);

    return heard;
  }

  async end(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.stop()));
    await this.#publisher.close();
  }

  #messageOf(definition: EventDefinition, subject: string, data: object) {
    const source = `/${definition.service}/${definition.record}`;
    const sequence = (this.#sequences.get(`${source}/${subject}`) ?? 0) + 1;
    this.#sequences.set(`${source}/${subject}`, sequence);

    return {
      topic: definition.topic,
      key: subject,
      headers: {
        ce_id: v7(),
        ce_source: source,
        ce_specversion: '1.0',
        ce_type: definition.type,
        ce_subject: subject,
        ce_time: new Date().toISOString(),
        ce_dataschema: dataschemaOf(definition),
        ce_sequence: String(sequence),
        ce_correlationid: v7(),
        ce_causationid: v7(),
        ce_actorid: 'system',
        ce_actororg: 'system',
        'content-type': 'application/json',
      },
      value: JSON.stringify(data),
    };
  }
}
