import { connectBus, createTopics, readTopics } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { MailCatcher } from '@huiyin/testing';
import { freePort, shown, type Progress } from '@huiyin/testing/servers';
import { join } from 'node:path';

import { DevClock } from '../dev/dev-clock.js';
import { tokenFor, type Bearer } from '../dev/token.js';
import type { Ports } from './addresses.js';
import { groupsAreLoaded } from './groups-are-loaded.js';
import { clockFile, serviceEnvironment, type SystemPlace } from './service-environment.js';
import { ServiceProcess } from './service-process.js';

export interface SystemWish extends SystemPlace {
  readonly ports: Ports;
  /** Every line that a service writes. */
  readonly hear: (service: ServiceName, line: string) => void;
  readonly progress: Progress;
  /** More variables for every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** Time zones (TZ) the services' machines stand in; by default that of this machine. Lawful dates are the same in all of them. */
  readonly zones?: Readonly<Partial<Record<ServiceName, string>>>;
  /** Only these are started; the others stand by. */
  readonly only?: readonly ServiceName[];
}

/** The five services as five processes, with their mail catcher and clock: what `npm start`, the demo and the journeys stand on. */
export interface System {
  readonly services: Readonly<Record<ServiceName, ServiceProcess>>;
  readonly mail: MailCatcher;
  readonly clock: DevClock;
  token(bearer: Bearer): Promise<string>;
  /** One more process of a service, not started yet: it shares the work of the first, and stops with the system. */
  another(name: ServiceName): Promise<ServiceProcess>;
  stop(): Promise<void>;
}

const zoned = (env: Readonly<Record<string, string>>, zone: string | undefined): Readonly<Record<string, string>> =>
  zone === undefined ? env : { ...env, TZ: zone };

const prepareTopics = async ({ brokers, prefix, progress }: SystemWish): Promise<void> => {
  const bus = connectBus({ brokers, clientId: 'tools', ...(prefix === undefined ? {} : { prefix }) });
  await shown({ what: 'creating topics', progress }, async () => {
    await createTopics(bus, await readTopics('embedded'));
    await groupsAreLoaded(bus);
  });
};

const startServices = async (services: readonly ServiceProcess[], progress: Progress): Promise<void> => {
  for (const service of services) service.launch();
  try {
    await shown({ what: 'starting the five services', progress }, () => Promise.all(services.map((service) => service.untilReady())));
  } catch (error) {
    await Promise.all(services.map((service) => service.stop()));
    throw error;
  }
};

export const startSystem = async (wish: SystemWish): Promise<System> => {
  const { folder, ports, hear, progress, only = SERVICES } = wish;
  await prepareTopics(wish);
  const mail = await MailCatcher.start({ port: ports.smtp, folder: join(folder, 'mail') });
  const env = { ...(await serviceEnvironment(wish, mail.url)), ...wish.env };
  const envOf = (name: ServiceName) => zoned(env, wish.zones?.[name]);
  const services = SERVICES.map((name) => new ServiceProcess({ name, port: ports[name], env: envOf(name), hear }));
  const more: ServiceProcess[] = [];
  await startServices(
    services.filter(({ name }) => only.includes(name)),
    progress,
  ).catch(async (error: unknown) => {
    await mail.stop();
    throw error;
  });

  return {
    services: Object.fromEntries(services.map((service) => [service.name, service])) as Record<ServiceName, ServiceProcess>,
    mail,
    clock: new DevClock(clockFile(folder)),
    token: (bearer) => tokenFor(bearer, folder),
    another: async (name) => {
      const service = new ServiceProcess({ name, port: await freePort(), env: envOf(name), hear });
      more.push(service);

      return service;
    },
    stop: async () => {
      await Promise.all([...services, ...more].map((service) => service.stop()));
      await mail.stop();
    },
  };
};
