import { join } from 'node:path';

import { freePorts } from './free-port.js';
import { kafkaArchive } from './kafka-archive.js';
import { kafkaArguments } from './kafka-command.js';
import { kafkaFolder } from './kafka-folder.js';
import { kafkaInstallation } from './kafka-libraries.js';
import { answersAsKafka } from './kafka-ready.js';
import { shown, type Progress } from './progress.js';
import { startServer, type ServerProcess } from './server-process.js';

export interface EmbeddedKafka extends ServerProcess {
  readonly port: number;
  readonly version: string;
}

interface KafkaOptions {
  /** Data and log of this broker; kept, so a later start with the same folder and ports goes on. */
  readonly folder: string;
  readonly port?: number;
  readonly controllerPort?: number;
  readonly advertisedPort?: number;
  readonly endsWithUs: boolean;
  readonly progress: Progress;
}

/** A real Apache Kafka, one node, on loopback. */
export const embeddedKafka = async (options: KafkaOptions): Promise<EmbeddedKafka> => {
  const kafka = await kafkaInstallation(options.progress);
  const archive = await kafkaArchive(kafka, options.progress);
  const [free = 0, freeForController = 0] = await freePorts(2);
  const port = options.port ?? free;
  const controllerPort = options.controllerPort ?? freeForController;
  const folder = await kafkaFolder(kafka, options.folder, { port, controllerPort, advertisedPort: options.advertisedPort ?? port });
  const server = await shown({ what: 'starting Kafka', progress: options.progress }, () =>
    startServer({
      name: 'Kafka',
      program: kafka.java,
      args: kafkaArguments(kafka, folder, [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:cds=off', '-Xlog:cds+dynamic=off']),
      log: join(options.folder, 'kafka.log'),
      isReady: () => answersAsKafka(port),
      endsWithUs: options.endsWithUs,
    }),
  );

  return { ...server, port, version: kafka.version };
};
