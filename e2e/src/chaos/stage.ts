import type { ServiceName } from '@huiyin/contracts';
import { FaultProxy, freshName, PromiseLog, startKafka, startMongo, type RunningKafka, type RunningMongo } from '@huiyin/testing';
import { toStderr } from '@huiyin/testing/servers';
import { inCheckout, systemOn, type OwnSystem, type System } from '@huiyin/tools';

import { Caller } from './caller.js';
import { Chance } from './chance.js';
import { Crowd } from './crowd.js';
import { Rest } from './rest.js';

/** A broker and a database that nobody else uses, behind lines that can be cut. */
interface Machines {
  readonly kafka: RunningKafka;
  readonly mongo: RunningMongo;
  readonly toKafka: FaultProxy;
  readonly toMongo: FaultProxy;
  /** Past the line that breaks: for the checker. */
  readonly mongodbUri: string;
}

/** Where things go wrong: five services with load on them, on machines of their own. */
export interface ChaosStage {
  readonly chance: Chance;
  readonly own: OwnSystem;
  readonly services: System['services'];
  readonly machines: Machines;
  readonly crowd: Crowd;
  readonly rest: Rest;
  readonly promises: PromiseLog;
  another(service: ServiceName): ReturnType<System['another']>;
  close(): Promise<void>;
}

const portOf = (address: string): number => Number(/:(\d+)/.exec(address.replace(/^\w+:\/\//, ''))?.[1]);

const startMachines = async (): Promise<Machines> => {
  const [toKafka, toMongo] = [await FaultProxy.start(), await FaultProxy.start()];
  const [kafka, mongo] = await Promise.all([startKafka({ advertisedPort: toKafka.port }), startMongo({ own: true })]);
  toKafka.leadsTo({ host: '127.0.0.1', port: portOf(kafka.brokers[0] ?? '') });
  toMongo.leadsTo({ host: '127.0.0.1', port: portOf(mongo.uri) });

  return { kafka, mongo, toKafka, toMongo, mongodbUri: mongo.uri };
};

const stopMachines = async ({ kafka, mongo, toKafka, toMongo }: Machines): Promise<void> => {
  await Promise.all([kafka.stop(), mongo.stop()]);
  await Promise.all([toKafka.stop(), toMongo.stop()]);
};

/** The database names itself to a client that asks for its set, past the line; asked directly, it does not. */
const throughTheLine = ({ toMongo }: Machines): string =>
  `mongodb://127.0.0.1:${toMongo.port}/?directConnection=true&retryWrites=true&w=majority`;

export const openStage = async (seed: number): Promise<ChaosStage> => {
  const machines = await startMachines();
  const prefix = `${freshName('chaos')}-`;
  const brokers = [`127.0.0.1:${machines.toKafka.port}`];
  const logs = inCheckout('out', 'log', prefix);
  const own = await systemOn({ brokers, mongodbUri: throughTheLine(machines), prefix, progress: toStderr, logs }).catch(
    async (error: unknown) => {
      await stopMachines(machines);
      throw error;
    },
  );
  const promises = new PromiseLog();
  const chance = new Chance(seed);
  const rest = new Rest({ brokers, mongodbUri: machines.mongodbUri, prefix, now: () => own.clock.now() });
  const crowd = new Crowd({ caller: new Caller(own, promises), own, promises });
  await crowd.enter();

  return {
    ...{ chance, own, machines, crowd, rest, promises },
    services: own.system.services,
    another: (service) => own.system.another(service),
    close: async () => {
      await crowd.leave();
      await rest.close();
      await own.stop();
      await stopMachines(machines);
    },
  };
};
