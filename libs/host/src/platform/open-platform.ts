import { connectBus, DirectoryReader, KafkaPublisher, KafkaTransport, type BusConnection } from '@huiyin/bus';
import { ALL_DEFINITIONS, DIRECTORY_DRAFT_EVENTS, directoryEntry, DirectoryEntryPublished, type EventDefinition } from '@huiyin/contracts';
import type { Fault } from '@huiyin/kernel';
import { Records, type Reaction } from '@huiyin/records';
import { openVault, readCommandKey, readKeyRing } from '@huiyin/vault';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { TokenVerifier } from '../access/token-verifier.js';
import type { Config } from '../config/config.js';
import type { Steps } from '../lifecycle/steps.js';
import { untilThere } from '../lifecycle/until-there.js';
import { RequestFigures } from '../observe/request-figures.js';
import { ApiDocument } from './api-document.js';
import { clockOf } from './clock-of.js';
import { answers, connectDatabase, databaseOf } from './connect-database.js';
import { DirectorySnapshot } from './directory-snapshot.js';
import { messageSealer } from './message-sealer.js';
import type { Platform } from './platform.js';
import { Readiness } from './readiness.js';
import { kindsOf, type ServiceDefinition } from './service-definition.js';
import { WatchedPublisher } from './watched-publisher.js';

export interface Opening {
  readonly definition: ServiceDefinition;
  readonly config: Config;
  readonly logger: Logger;
  readonly steps: Steps;
  /** Something inside has ended for good: the process must not go on as if it had not. */
  giveUp(fault: Fault): void;
}

/** Connects to the database and puts the parts together. The broker is not asked yet. */
export const openPlatform = async (opening: Opening): Promise<Platform> => {
  const { definition, config, logger, steps } = opening;
  const { name } = definition;
  const ring = readKeyRing(config.keyRing);
  const tokens = new TokenVerifier(config.tokens);
  const patience = { logger, signal: steps.signal };
  const connection = await steps.run({
    name: 'database',
    start: () => untilThere({ ...patience, what: 'MongoDB' }, () => connectDatabase(name, config)),
    stop: (opened) => opened?.close(),
  });
  const client = connection.getClient();
  const { vault, files } = await steps.run({
    name: 'vault',
    start: () => untilThere({ ...patience, what: 'keystore' }, () => openVault({ client, prefix: config.prefix, service: name, ring })),
  });
  const registry = new Registry();
  const stands = { ...opening, connection, sealer: messageSealer(vault, name), clock: clockOf(config) };

  return {
    ...stream(stands),
    ...{ config, logger, connection, vault, files, registry, tokens },
    clock: stands.clock,
    figures: new RequestFigures(registry, name),
    document: new ApiDocument(name),
  };
};

interface Stands extends Opening {
  readonly connection: Connection;
  readonly sealer: ReturnType<typeof messageSealer>;
  readonly clock: Platform['clock'];
}

/** What moves events: publisher, records, directory, transport. */
const stream = (
  stands: Stands,
): Pick<Platform, 'bus' | 'publisher' | 'records' | 'directories' | 'directory' | 'transport' | 'readiness'> => {
  const { definition, config, logger, connection, giveUp, sealer, clock } = stands;
  const db = databaseOf(connection);
  const bus = connectBus({ brokers: config.kafkaBrokers, clientId: definition.name, prefix: config.prefix, log: logger });
  const publisher = new KafkaPublisher(bus);
  const watched = new WatchedPublisher(publisher);
  const directories = new DirectorySnapshot();
  const faults = ({ code, record, cause }: { code: string; record: string; cause: unknown }) =>
    logger.error({ code, subject: record, err: cause }, 'fault in the background');
  const records = kindsOf(definition).map((kind) => new Records(kind, { db, publisher: watched, clock, directories, faults }));
  const cipher = config.commandKey === undefined ? {} : { cipher: readCommandKey(config.commandKey) };
  const transport = new KafkaTransport({
    ...cipher,
    clearCommands: config.environment === 'production' ? 'refused' : 'taken',
    bus,
    service: definition.name,
    definitions: knownTo(definition),
    db,
    sealer,
    publisher,
    giveUp,
  });
  const directory = readerOf({ bus, directories, giveUp });
  for (const store of records) store.registerRoute((envelope) => transport.route(envelope) as Promise<readonly Reaction[]>);
  const readiness = new Readiness({
    mongodb: async () => ((await answers(connection)) ? 'up' : 'away'),
    broker: () => (!watched.isFailing && transport.health().every(({ ready }) => ready) ? 'up' : 'away'),
    isLive: () => directory.isLive() && transport.health().every(({ live }) => live),
  });

  return { bus, publisher, records, directories, directory, transport, readiness };
};

interface ReaderParts {
  readonly bus: BusConnection;
  readonly directories: DirectorySnapshot;
  giveUp(fault: Fault): void;
}

const readerOf = ({ bus, directories, giveUp }: ReaderParts): DirectoryReader =>
  new DirectoryReader({
    bus,
    definition: DirectoryEntryPublished,
    besides: DIRECTORY_DRAFT_EVENTS,
    fold: ({ data }) => directories.add(directoryEntry.parse(data)),
    giveUp,
  });

const knownTo = ({ definitions = [], kinds }: ServiceDefinition): readonly EventDefinition[] => {
  const all = [...ALL_DEFINITIONS, ...definitions, ...kinds.flatMap((kind) => kind.definitions)];

  return [...new Map(all.map((definition) => [definition.type, definition])).values()];
};
