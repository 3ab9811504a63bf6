import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { embeddedKafkaFile, type KafkaInstallation } from './kafka-libraries.js';
import { once } from './once.js';
import { runTool } from './run-tool.js';

export interface KafkaPorts {
  readonly port: number;
  readonly controllerPort: number;
  /** What clients are told to connect to: the port itself, or that of a fault proxy before it. */
  readonly advertisedPort: number;
}

export interface KafkaFolder {
  readonly properties: string;
  readonly data: string;
}

const writeProperties = async (folder: string, ports: KafkaPorts): Promise<KafkaFolder> => {
  const data = join(folder, 'data');
  const properties = join(folder, 'server.properties');
  const template = await readFile(embeddedKafkaFile('server.properties'), 'utf8');
  const text = template
    .replaceAll('${PORT}', String(ports.port))
    .replaceAll('${CONTROLLER_PORT}', String(ports.controllerPort))
    .replaceAll('${ADVERTISED_PORT}', String(ports.advertisedPort))
    .replaceAll('${DATA}', data);
  await mkdir(folder, { recursive: true });
  await writeFile(properties, text);

  return { properties, data };
};

const format = async (kafka: KafkaInstallation, formatted: string): Promise<void> => {
  const arriving = `${formatted}.${process.pid}`;
  const { properties, data } = await writeProperties(arriving, { port: 9092, controllerPort: 9093, advertisedPort: 9092 });
  await runTool({
    program: kafka.java,
    args: ['-cp', kafka.classPath, 'kafka.tools.StorageTool', 'format', '-t', 'aaaaaaaaaaaaaaaaaaaaaa', '-c', properties],
  });
  await rename(data, formatted);
  await rm(arriving, { recursive: true, force: true });
};

/** Configuration and formatted storage of one broker. Formatting costs a Java start, so it is done once per user and copied. */
export const kafkaFolder = async (kafka: KafkaInstallation, folder: string, ports: KafkaPorts): Promise<KafkaFolder> => {
  const made = await writeProperties(folder, ports);
  if (existsSync(join(made.data, 'meta.properties'))) return made;
  const formatted = join(kafka.folder, 'formatted');
  await once(formatted, () => format(kafka, formatted));
  await cp(formatted, made.data, { recursive: true });

  return made;
};
