import { embeddedKafkaFile, type KafkaInstallation } from './kafka-libraries.js';
import type { KafkaFolder } from './kafka-folder.js';

/** A small broker: 170–255 MB resident; the interpreter's first compiler only, which is what a short life needs. */
export const kafkaArguments = (kafka: KafkaInstallation, folder: KafkaFolder, more: readonly string[]): readonly string[] => [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  ...more,
  `-Dlog4j2.configurationFile=file:${embeddedKafkaFile('log4j2.properties')}`,
  '-cp',
  kafka.classPath,
  'kafka.Kafka',
  folder.properties,
];
