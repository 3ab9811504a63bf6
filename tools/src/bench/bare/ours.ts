import { connectBus, KafkaPublisher, KafkaTransport, SILENT } from '@huiyin/bus';
import { ALL_DEFINITIONS } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import { Fault } from '@huiyin/kernel';
import { ensureIndexes, Records } from '@huiyin/records';
import { SUPERVISIONS } from '@huiyin/supervision/aggregates';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { MongoClient } from 'mongodb';

import { CHUNK, PARTITIONS_AT_ONCE, type BareRun, type BareTask } from './bare-task.js';
import { controllersOf, MACHINE_CLOCK, NO_DIRECTORY, supervisionReactions } from './supervision-module.js';

const nothingIsParked = async (): Promise<never> => {
  throw new Fault('bench.parked', 'nothing of the task may be parked', { retryable: false });
};

@Module({})
class Root {}

/** Our transport and our record store with supervision's reactions, as the service has them, without HTTP, sweeps and figures. */
export const runOurs = async ({ brokers, mongodbUri, prefix, wrapping }: BareTask): Promise<BareRun> => {
  const client = await MongoClient.connect(mongodbUri);
  const db = client.db(`${prefix}supervision`);
  const bus = connectBus({ brokers, clientId: 'supervision', prefix, log: SILENT });
  const publisher = new KafkaPublisher(bus);
  const records = new Records(SUPERVISIONS, { db, publisher, clock: MACHINE_CLOCK, directories: NO_DIRECTORY, writeMode: wrapping });
  await ensureIndexes(db, SUPERVISIONS as never);
  const reactions = await supervisionReactions();
  const module = {
    module: Root,
    controllers: [...controllersOf(reactions)],
    providers: [reactions.SupervisionReactions as never, { provide: recordsOf(SUPERVISIONS), useValue: records }],
  };
  const strategy = new KafkaTransport({
    ...{ bus, db, publisher, service: 'supervision', definitions: ALL_DEFINITIONS },
    sealer: { seal: nothingIsParked, open: nothingIsParked },
    timing: { chunk: CHUNK, partitionsAtOnce: PARTITIONS_AT_ONCE },
  });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, { strategy, logger: false });
  await app.listen();

  return {
    done: () => strategy.outcomes.list().reduce((sum, { count }) => sum + count, 0),
    begun: () => records.counters.items > 0,
    writes: () => records.counters.writes,
    batches: () => records.counters.commits,
    stop: async () => {
      await app.close();
      await publisher.close();
      await client.close();
    },
  };
};
