import kafkajs, { type Kafka as KafkaClient, type LogEntry } from 'kafkajs';
import { TopicNames } from '../topics/topic-names.js';
import { SILENT, type BusLog } from './bus-log.js';
import { repairIdleConnections } from './idle-repair.js';

const { Kafka, logLevel } = kafkajs;

/** How to reach the bus. The prefix keeps runs apart that share a broker: topics, groups and all. */
export interface BusAddress {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly prefix?: string;
  readonly log?: BusLog;
}

/** A kafkajs client with what was learned about it: repaired, no restarts of its own, short waits, its log on ours. */
export interface BusConnection {
  readonly kafka: KafkaClient;
  readonly names: TopicNames;
  readonly log: BusLog;
}

const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 15_000;

/** kafkajs writes what it will repair itself as errors: for our log they are warnings, the crash is reported by whoever owns the consumer. */
const writeTo =
  (log: BusLog) =>
  () =>
  ({ namespace, log: entry }: LogEntry): void => {
    const { message, error, groupId } = entry as { message: string; error?: unknown; groupId?: string };
    log.warn({ kafkajs: namespace, groupId, detail: typeof error === 'string' ? error : undefined }, message);
  };

export const connectBus = ({ brokers, clientId, prefix, log = SILENT }: BusAddress): BusConnection => {
  repairIdleConnections();

  return {
    names: new TopicNames(prefix),
    log,
    kafka: new Kafka({
      brokers: [...brokers],
      clientId: `${prefix ?? ''}${clientId}`,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
      logLevel: logLevel.ERROR,
      logCreator: writeTo(log),
    }),
  };
};
