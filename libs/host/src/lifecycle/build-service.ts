import { checkTopics, readTopics } from '@huiyin/bus';
import type { Fault } from '@huiyin/kernel';
import { asAppointed } from '@huiyin/policy';
import { ensureIndexes } from '@huiyin/records';
import { Module } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { readConfig } from '../config/read-config.js';
import { registerBusFigures } from '../observe/bus-figures.js';
import { registerLatenessFigures } from '../observe/lateness-figures.js';
import { loggerOf } from '../observe/logger.js';
import { registerStoreFigures } from '../observe/store-figures.js';
import { openPlatform } from '../platform/open-platform.js';
import { PlatformModule } from '../platform/platform.module.js';
import type { Platform } from '../platform/platform.js';
import { databaseOf } from '../platform/connect-database.js';
import { kindsOf, type ServiceDefinition } from '../platform/service-definition.js';
import { createApp } from '../server/create-app.js';
import { SweepModule } from '../sweep/sweep.module.js';
import { Sweeps } from '../sweep/sweeps.js';
import { settleRecords } from './settle-records.js';
import { Steps } from './steps.js';
import { untilThere } from './until-there.js';

export interface ServiceOptions {
  /** Where the configuration is read from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logger?: Logger;
  giveUp?(fault: Fault): void;
}

/** A service in a process: with `runService` the process is its own, in a test it shares one. */
export interface BuiltService {
  readonly app: NestFastifyApplication;
  readonly platform: Platform;
  /** Topics checked, directory complete, consumers joined, HTTP listening, sweeps on: in this order. */
  start(): Promise<void>;
  /** In the reverse order; what was begun is finished. */
  stop(): Promise<void>;
  /** Address of HTTP once it listens. */
  url(): Promise<string>;
}

/** Reads the configuration, connects to the database and puts the service together. The broker is not needed yet. */
export const buildService = async (definition: ServiceDefinition, options: ServiceOptions): Promise<BuiltService> => {
  const config = readConfig(options.environment);
  const logger = options.logger ?? loggerOf(definition.name, config);
  const steps = new Steps(logger);
  const giveUp = options.giveUp ?? ((fault) => logger.fatal({ err: fault }, 'ended for good'));
  try {
    const platform = await openPlatform({ definition, config, logger, steps, giveUp });
    const sweeps = new Sweeps({ stores: platform.records, clock: platform.clock, gates: platform.transport.reading, logger });
    const app = await createApp({
      ...platform,
      http: config.http,
      module: rootOf(definition, platform, sweeps),
      digest: (value) => platform.vault.digest(value),
      appoint: (actor, actions) => asAppointed(actor, { at: platform.clock.now(), directory: platform.directories.current(), actions }),
    });
    platform.document.describes(app);
    registerFigures(definition.name, platform);

    return {
      app,
      platform,
      start: () => start({ definition, platform, app, sweeps, steps }),
      stop: () => steps.stop(),
      url: () => app.getUrl(),
    };
  } catch (error) {
    await steps.stop();
    throw error;
  }
};

const registerFigures = (service: string, platform: Platform): void => {
  const { registry, records: stores, transport, publisher, clock } = platform;
  collectDefaultMetrics({ register: registry, prefix: `huiyin_${service}_`, eventLoopMonitoringPrecision: LOOP_PRECISION_MS });
  registerStoreFigures({ registry, service, stores });
  registerLatenessFigures({ registry, service, stores, clock });
  registerBusFigures({ registry, service, transport, publisher });
};

const LOOP_PRECISION_MS = 50;

@Module({})
class Root {}

const rootOf = ({ module }: ServiceDefinition, platform: Platform, sweeps: Sweeps) => ({
  module: Root,
  imports: [PlatformModule.of(platform), SweepModule.of(sweeps), module],
});

interface Startable {
  readonly definition: ServiceDefinition;
  readonly platform: Platform;
  readonly app: NestFastifyApplication;
  readonly sweeps: Sweeps;
  readonly steps: Steps;
}

const start = async (parts: Startable): Promise<void> => {
  const { platform, app, sweeps, steps } = parts;
  const { config, directory, publisher, records, readiness } = platform;
  await steps.run({ name: 'indexes', start: () => makeIndexes(parts) });
  await steps.run({ name: 'shapes', start: () => refoldOlder(parts) });
  await steps.run({ name: 'topics', start: () => topicsAreRight(parts), stop: () => publisher.close() });
  await steps.run({ name: 'directory', start: () => (directory.start(), directory.whenComplete()), stop: () => directory.stop() });
  await steps.run({ name: 'consumers', start: () => joinConsumers(parts), stop: () => leave(app, records) });
  await steps.run({ name: 'http', start: () => app.listen(config.http.port, config.http.host) });
  await steps.run({ name: 'sweeps', start: () => sweeps.switchOn(), stop: () => sweeps.switchOff() });
  readiness.started();
  await steps.run({ name: 'ready', start: () => undefined, stop: () => readiness.stopping() });
};

/** Nest closes HTTP and consumers together, each after what it has begun; then the last events are sent. */
const leave = async (app: NestFastifyApplication, records: Platform['records']): Promise<void> => {
  await app.close();
  await settleRecords(records);
};

const makeIndexes = async ({ definition, platform, steps }: Startable): Promise<void> => {
  const { logger, connection } = platform;
  for (const kind of kindsOf(definition)) {
    await untilThere({ what: 'indexes', logger, signal: steps.signal }, () => ensureIndexes(databaseOf(connection), kind));
  }
};

/** States of an older form are folded again before anything is due: what a new form waits for must be found by the sweep. */
const refoldOlder = async ({ platform }: Startable): Promise<void> => {
  for (const store of platform.records) {
    const refolded = await store.refoldAll();
    if (refolded > 0) platform.logger.info({ store: store.name, refolded }, 'states of an older form were folded again');
  }
};

const topicsAreRight = async ({ platform, steps }: Startable): Promise<void> => {
  const { logger, bus, config } = platform;
  const topics = await readTopics(config.topicProfile);
  await untilThere({ what: 'topics', logger, signal: steps.signal }, () => checkTopics(bus, topics));
};

/** Modules are initialised first: a handler must not be called before its service is ready for it. */
const joinConsumers = async ({ platform, app }: Startable): Promise<void> => {
  app.connectMicroservice<MicroserviceOptions>({ strategy: platform.transport }, { inheritAppConfig: false });
  await app.init();
  await app.startAllMicroservices();
};
