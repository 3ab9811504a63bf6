import type { EventDefinition, ServiceName } from '@huiyin/contracts';
import type { Fault } from '@huiyin/kernel';
import type { Db } from 'mongodb';
import type { ClearCommands, CommandCipher } from '../commands/command-cipher.js';
import type { ConsumerTiming } from '../consume/consumer-timing.js';
import type { BusConnection } from '../kafka/connection.js';
import type { Sealer } from '../parking/sealer.js';
import type { Publisher, ReactionStore } from '@huiyin/records';

export interface TransportOptions {
  readonly bus: BusConnection;
  /** Names the consumer group. */
  readonly service: ServiceName;
  /** Every event type this code knows, heard here or not. */
  readonly definitions: readonly EventDefinition[];
  /** The service's own database: what is parked lies beside its records. */
  readonly db: Db;
  readonly sealer: Sealer;
  readonly publisher: Publisher;
  /** The record stores of the service: their waiting messages are decided again through these handlers. */
  readonly stores?: readonly ReactionStore[];
  readonly cipher?: CommandCipher;
  /** Commands in clear are for development: where refused, the answer says how to send them. */
  readonly clearCommands?: ClearCommands;
  readonly timing?: Partial<ConsumerTiming>;
  /** A consumer has ended for good; without it the process ends with code 1. */
  readonly giveUp?: (fault: Fault) => void;
}
