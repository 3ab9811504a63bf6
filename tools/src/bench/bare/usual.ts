import 'reflect-metadata';

import { connectBus, SILENT } from '@huiyin/bus';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload, Transport, type KafkaContext, type MicroserviceOptions } from '@nestjs/microservices';
import { MongoClient } from 'mongodb';

import { INPUT_TOPIC, OUTPUT_TOPIC, PARTITIONS_AT_ONCE, type BareRun, type BareTask } from './bare-task.js';
import { OutboxRelay } from './usual-relay.js';
import { UsualStore } from './usual-store.js';

const text = (value: unknown): string => (value === undefined ? '' : String(value));

/** A controller as Nest's own documentation shows it: one message at a time, and the transport commits when the handler is through. */
const controllerOf = (topic: string, store: UsualStore) => {
  @Controller()
  class EventsController {
    @EventPattern<string>(topic, Transport.KAFKA)
    async handle(@Payload() data: object, @Ctx() context: KafkaContext): Promise<void> {
      const { headers = {} } = context.getMessage();
      await store.take({
        id: text(headers['ce_id']),
        type: text(headers['ce_type']),
        subject: text(headers['ce_subject']),
        sequence: Number(text(headers['ce_sequence'])),
        correlation: text(headers['ce_correlationid']),
        data,
      });
    }
  }

  return EventsController;
};

@Module({})
class Root {}

/**
 * The usual way: Nest's stock Kafka transport, and one transaction per message that holds the inbox entry, the record and the outbox
 * entries; a relay sends the outbox. The rules are the same, and it may work on as many partitions at once as ours.
 */
export const runUsual = async ({ brokers, mongodbUri, prefix }: BareTask): Promise<BareRun> => {
  const client = await MongoClient.connect(mongodbUri);
  const db = client.db(`${prefix}supervision`);
  const store = await UsualStore.open(client, db);
  const { kafka } = connectBus({ brokers, clientId: 'relay', log: SILENT });
  const relay = new OutboxRelay(kafka.producer({ allowAutoTopicCreation: false }), db, `${prefix}${OUTPUT_TOPIC}`);
  await relay.start();
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    { module: Root, controllers: [controllerOf(`${prefix}${INPUT_TOPIC}`, store)] },
    {
      logger: false,
      transport: Transport.KAFKA,
      options: {
        client: { clientId: 'usual', brokers: [...brokers] },
        consumer: { groupId: `${prefix}supervision`, allowAutoTopicCreation: false },
        subscribe: { fromBeginning: true },
        run: { partitionsConsumedConcurrently: PARTITIONS_AT_ONCE },
      },
    },
  );
  await app.listen();

  return {
    done: () => store.transactions - (store.told - relay.sent),
    begun: () => store.begun,
    writes: () => store.transactions,
    batches: () => store.transactions,
    stop: async () => {
      await app.close();
      await relay.stop();
      await client.close();
    },
  };
};
