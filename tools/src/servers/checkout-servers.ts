import { embeddedKafka, embeddedMongo, isOpen, stopProcess, type Progress } from '@huiyin/testing/servers';

import { isOurs } from '../checkout/is-ours.js';
import { inInfra } from '../checkout/paths.js';
import { noteRunning, readRunning } from '../checkout/running.js';
import { givenKafka, givenMongo } from './given-servers.js';
import { both, notOurs, type OneServer, type Servers } from './servers.js';

const KAFKA = inInfra('kafka');
const MONGO = inInfra('mongo');
/** Preferred ports, so that addresses stay the same from start to start. */
const KAFKA_PORT = 19_092;
const MONGO_PORT = 27_117;

const ifFree = async (port: number): Promise<{ readonly port?: number }> => ((await isOpen(port)) ? {} : { port });

const runningKafka = async (): Promise<OneServer | undefined> => {
  const { kafka } = await readRunning();
  if (kafka === undefined || !(await isOurs(kafka.pid, KAFKA))) return undefined;
  const address = `127.0.0.1:${kafka.port}`;

  return { address, line: `Kafka    ${address} (Apache Kafka ${kafka.version}, running already)`, stop: notOurs };
};

const runningMongo = async (): Promise<OneServer | undefined> => {
  const { mongo } = await readRunning();
  if (mongo === undefined || !(await isOurs(mongo.pid, MONGO))) return undefined;

  return { address: mongo.uri, line: `MongoDB  127.0.0.1:${mongo.port} (${mongo.version}, running already)`, stop: notOurs };
};

const newKafka = async (progress: Progress): Promise<OneServer> => {
  const server = await embeddedKafka({ folder: KAFKA, ...(await ifFree(KAFKA_PORT)), endsWithUs: false, progress });
  const { port, version } = server;
  const address = `127.0.0.1:${port}`;
  await noteRunning({ kafka: { pid: server.pid(), port, version } });

  return { address, line: `Kafka    ${address} (Apache Kafka ${version}, embedded)`, stop: () => endKafka() };
};

const newMongo = async (progress: Progress): Promise<OneServer> => {
  const server = await embeddedMongo({ folder: MONGO, ...(await ifFree(MONGO_PORT)), endsWithUs: false, progress });
  const { port, version, uri } = server;
  await noteRunning({ mongo: { pid: server.pid(), port, version, uri } });

  return { address: uri, line: `MongoDB  127.0.0.1:${port} (${version}, embedded)`, stop: () => endMongo() };
};

const endKafka = async (): Promise<void> => {
  const { kafka } = await readRunning();
  if (kafka !== undefined && (await isOurs(kafka.pid, KAFKA))) await stopProcess(kafka.pid);
  await noteRunning({ kafka: undefined });
};

const endMongo = async (): Promise<void> => {
  const { mongo } = await readRunning();
  if (mongo !== undefined && (await isOurs(mongo.pid, MONGO))) await stopProcess(mongo.pid);
  await noteRunning({ mongo: undefined });
};

/** Kafka by the ladder: that of the environment, the one that runs already, a new embedded one with its data under .infra/. */
export const checkoutKafka = async (progress: Progress): Promise<OneServer> => givenKafka() ?? (await runningKafka()) ?? newKafka(progress);

/** MongoDB by the same ladder. */
export const checkoutMongo = async (progress: Progress): Promise<OneServer> => givenMongo() ?? (await runningMongo()) ?? newMongo(progress);

export const checkoutServers = (progress: Progress): Promise<Servers> => both(checkoutKafka(progress), checkoutMongo(progress));

/** Ends the embedded servers of this checkout, whoever started them. */
export const endCheckoutServers = async (): Promise<void> => {
  await endKafka();
  await endMongo();
};
