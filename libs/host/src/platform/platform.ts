import type { BusConnection, DirectoryReader, KafkaPublisher, KafkaTransport } from '@huiyin/bus';
import type { BusinessClock, DomainEvent } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { FileStore, Vault } from '@huiyin/vault';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { TokenVerifier } from '../access/token-verifier.js';
import type { Config } from '../config/config.js';
import type { RequestFigures } from '../observe/request-figures.js';
import type { ApiDocument } from './api-document.js';
import type { DirectorySnapshot } from './directory-snapshot.js';
import type { Readiness } from './readiness.js';

/** Everything a service stands on, put together. */
export interface Platform {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: BusinessClock;
  readonly connection: Connection;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly bus: BusConnection;
  readonly publisher: KafkaPublisher;
  readonly transport: KafkaTransport;
  readonly directory: DirectoryReader;
  readonly directories: DirectorySnapshot;
  readonly records: readonly Records<unknown, DomainEvent>[];
  readonly readiness: Readiness;
  readonly registry: Registry;
  readonly figures: RequestFigures;
  readonly tokens: TokenVerifier;
  readonly document: ApiDocument;
}
