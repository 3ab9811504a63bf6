import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Module, type INestMicroservice, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { MongoClient, type Db } from 'mongodb';
import { arrivalOf, type Arrival } from '../decode/arrival.js';
import { rewindGroup } from '../groups/set-group-offsets.js';
import { connectBus, type BusConnection } from '../kafka/connection.js';
import type { Sealer } from '../parking/sealer.js';
import { KafkaPublisher } from '../publish/kafka-publisher.js';
import { createTopics } from '../topics/create-topics.js';
import { readTopics } from '../topics/topic-list.js';
import { withAdmin } from '../topics/with-admin.js';
import { KafkaTransport } from '../transport/kafka-transport.js';
import type { TransportOptions } from '../transport/transport-options.js';
import { whileItMayPass } from '../transport/wait-for-broker.js';
import { Counted, Unheard } from './counted.events.js';

/** Recognisably not clear text: base64. */
const sealer: Sealer = {
  seal: (text) => Buffer.from(text).toString('base64'),
  open: (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
};

interface Stoppable {
  stop(): Promise<void>;
}

/** Servers of the test, and a name that nobody else has. */
export interface ScenePlace {
  readonly kafka: Stoppable & { readonly brokers: readonly string[] };
  readonly mongo: Stoppable & { readonly uri: string };
  readonly name: string;
}

/** One service process of a test. */
export interface RunningService {
  readonly transport: KafkaTransport;
  close(): Promise<void>;
}

interface ServiceWish extends Partial<TransportOptions> {
  readonly controllers: readonly Type[];
}

/** Real Kafka and MongoDB with a prefix of their own, the topics of the list, a publisher, and services to start. */
export class BusScene {
  private readonly services = new Set<RunningService>();

  /** Messages that were logged. */
  readonly logged: string[] = [];
  readonly bus: BusConnection;
  readonly publisher: KafkaPublisher;
  private readonly client: MongoClient;
  private readonly log = {
    info: (_: object, message: string) => void this.logged.push(message),
    warn: (_: object, message: string) => void this.logged.push(message),
    error: (_: object, message: string) => void this.logged.push(message),
  };

  private constructor(private readonly place: ScenePlace) {
    this.bus = connectBus({ brokers: place.kafka.brokers, clientId: 'scene', prefix: `${place.name}.`, log: this.log });
    this.publisher = new KafkaPublisher(this.bus);
    this.client = new MongoClient(place.mongo.uri, { serverSelectionTimeoutMS: 2_000 });
  }

  static async open(place: ScenePlace): Promise<BusScene> {
    const scene = new BusScene(place);
    await createTopics(scene.bus, await readTopics('embedded'));

    return scene;
  }

  get db(): Db {
    return this.client.db(this.place.name);
  }

  get group(): string {
    return this.bus.names.onBroker('supervision');
  }

  /** A service named supervision with these controllers, joined. */
  async start({ controllers, ...wish }: ServiceWish): Promise<RunningService> {
    const transport = new KafkaTransport({
      bus: this.bus,
      service: 'supervision',
      definitions: [Counted, Unheard],
      db: this.db,
      sealer,
      publisher: this.publisher,
      timing: { pollMs: 50 },
      ...wish,
    });
    const app = await this.appOf(controllers, transport);
    await app.listen();
    const service = { transport, close: () => this.closeOne(app, service) };
    this.services.add(service);

    return service;
  }

  /** Committed offsets of the service's group, summed over the partitions of a topic, as the broker has them. */
  async committed(topic: string): Promise<number> {
    const offsets = await withAdmin(this.bus, (admin) =>
      admin.fetchOffsets({ groupId: this.group, topics: [this.bus.names.onBroker(topic)] }),
    );

    return offsets
      .flatMap(({ partitions }) => partitions.map(({ offset }) => Math.max(0, Number(offset))))
      .reduce((sum, offset) => sum + offset, 0);
  }

  /** How many messages lie on a topic: a send that the broker answered in part is repeated by kafkajs as a whole. */
  async sent(topic: string): Promise<number> {
    // A broker that has just taken a partition over answers at first that it does not lead it.
    const ends = await whileItMayPass(
      () => withAdmin(this.bus, (admin) => admin.fetchTopicOffsets(this.bus.names.onBroker(topic))),
      this.bus.log,
      () => false,
    );

    return (ends ?? []).reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  }

  /** Everything that lies on a topic, read by a group of its own. */
  async messagesOn(
    topic: string,
  ): Promise<readonly { readonly key: string; readonly headers: Readonly<Record<string, string>>; readonly value: unknown }[]> {
    const name = this.bus.names.onBroker(topic);
    const wanted = await this.sent(topic);
    const found: Arrival[] = [];
    if (wanted > 0) await this.readUntil(name, (arrival) => found.push(arrival) >= wanted);

    return found.map(({ key, headers, value }) => ({ key, headers, value: JSON.parse(value ?? 'null') as unknown }));
  }

  private async readUntil(topic: string, isEnough: (arrival: Arrival) => boolean): Promise<void> {
    const consumer = this.bus.kafka.consumer({ groupId: `reader-${randomUUID()}`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve) => {
      void consumer.run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          if (isEnough(arrivalOf(topic, partition, message))) resolve();
        },
      });
    });
    await consumer.disconnect();
  }

  rewind(topic: string): Promise<void> {
    return rewindGroup(this.bus, 'supervision', [topic]);
  }

  async close(): Promise<void> {
    await Promise.all([...this.services].map((service) => service.close()));
    await this.publisher.close();
    await this.client.close();
    await Promise.all([this.place.kafka.stop(), this.place.mongo.stop()]);
  }

  private async closeOne(app: INestMicroservice, service: RunningService): Promise<void> {
    this.services.delete(service);
    await app.close();
  }

  private appOf(controllers: ServiceWish['controllers'], strategy: KafkaTransport): Promise<INestMicroservice> {
    @Module({ controllers: [...controllers] })
    class SceneModule {}

    return NestFactory.createMicroservice<MicroserviceOptions>(SceneModule, { strategy, logger: false });
  }
}
