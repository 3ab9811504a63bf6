import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connectBus, createTopics, readTopics } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';

import { inCheckout } from '../../checkout/paths.js';
import { DevClock } from '../../dev/dev-clock.js';
import { tokenFor, type Bearer } from '../../dev/token.js';
import { importDirectory } from '../../importing/import-directory.js';
import { LogFiles } from '../../log/log-files.js';
import { anyPorts } from '../../system/addresses.js';
import { groupsAreLoaded } from '../../system/groups-are-loaded.js';
import { clockFile, serviceEnvironment } from '../../system/service-environment.js';
import { ServiceProcess } from '../../system/service-process.js';
import type { Pids } from '../machine/process-use.js';
import { MailSink } from './mail-sink.js';
import type { OwnServers } from './own-servers.js';

const START = '2026-08-03T08:00';
const DIRECTORY_FILES = ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'];
/** Requests are not logged line by line, and the public part is asked as often as the bench likes. */
const FOR_MEASURING = { HUIYIN_LOG_LEVEL: 'warn', HUIYIN_PUBLIC_RATE: '1000000' };

/** The five services as five processes (one of them perhaps twice) with the sample city, on the bench's servers. */
export interface BenchSystem {
  readonly prefix: string;
  readonly servers: OwnServers;
  readonly urls: Readonly<Record<ServiceName, string>>;
  /** Of every process of every service; the second one of a service is `notify.2`. */
  readonly pids: Pids;
  readonly processUrls: readonly string[];
  readonly mails: MailSink;
  readonly clock: DevClock;
  /** File with the keys of what is sealed. */
  readonly keyRing: string;
  /** From the launch of five processes until all are ready. */
  readonly startedInMs: number;
  token(bearer: Bearer): Promise<string>;
  /** One more process of a service; it ends with the system. */
  another(service: ServiceName): Promise<ServiceProcess>;
  stop(): Promise<void>;
}

export interface SystemWish {
  readonly servers: OwnServers;
  readonly prefix: string;
  /** Those that are started: all, if nothing is said. */
  readonly services?: readonly ServiceName[];
  /** A service that runs as two processes. */
  readonly twice?: ServiceName;
  readonly extra?: Readonly<Record<string, string>>;
}

const prepareTopics = async ({ servers: { brokers }, prefix }: SystemWish): Promise<void> => {
  const bus = connectBus({ brokers, clientId: 'bench', prefix });
  await createTopics(bus, await readTopics('embedded'));
  await groupsAreLoaded(bus);
};

type Launchable = (service: ServiceName) => Promise<ServiceProcess>;

const launchableOf = ({ prefix }: SystemWish, env: Readonly<Record<string, string>>): Launchable => {
  const logs = new LogFiles(inCheckout('out', 'bench', 'log', prefix));
  const hear = (service: string, line: string): void => logs.write(service, line);

  return async (name) => new ServiceProcess({ name, port: (await anyPorts())[name], env, hear });
};

const startAll = async (processes: readonly ServiceProcess[]): Promise<number> => {
  const since = performance.now();
  for (const process of processes) process.launch();
  await Promise.all(processes.map((process) => process.untilReady()));

  return performance.now() - since;
};

/** By the name of the service; the second process of one is `notify.2`. */
const named = <Value>(processes: readonly ServiceProcess[], value: (process: ServiceProcess) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    processes.map((process, place) => {
      const isSecond = processes.findIndex(({ name }) => name === process.name) < place;

      return [isSecond ? `${process.name}.2` : process.name, value(process)];
    }),
  );

export const startBenchSystem = async (wish: SystemWish): Promise<BenchSystem> => {
  const { servers, prefix, services = SERVICES, twice } = wish;
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-system-'));
  await prepareTopics(wish);
  const mails = await MailSink.start();
  const clock = new DevClock(clockFile(folder));
  await clock.move(START);
  const env: Readonly<Record<string, string>> = {
    ...(await serviceEnvironment({ ...servers, folder, prefix }, mails.url)),
    ...FOR_MEASURING,
    ...wish.extra,
  };
  const launchable = launchableOf(wish, env);
  const processes: ServiceProcess[] = [];
  for (const name of twice === undefined ? services : [...services, twice]) processes.push(await launchable(name));
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((process) => process.stop()));
    await mails.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const startedInMs = await startAll(processes);
    const urls = named(processes, ({ url }) => url) as Readonly<Record<ServiceName, string>>;
    const token = (bearer: Bearer): Promise<string> => tokenFor(bearer, folder);
    for (const file of DIRECTORY_FILES) await importDirectory({ url: urls.intake, token }, inCheckout('samples', file));
    const pids = named(processes, ({ pid }) => pid ?? 0);

    const keyRing = env['HUIYIN_KEY_RING'] ?? '';
    const another = async (service: ServiceName): Promise<ServiceProcess> => {
      const process = await launchable(service);
      processes.push(process);
      await process.start();

      return process;
    };

    return { prefix, servers, urls, pids, keyRing, processUrls: Object.values(urls), mails, clock, startedInMs, token, another, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
