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
  stop(): Promise<void>;
}

export interface SystemWish {
  readonly servers: OwnServers;
  readonly prefix: string;
  /** A service that runs as two processes. */
  readonly twice?: ServiceName;
  readonly extra?: Readonly<Record<string, string>>;
}

const prepareTopics = async ({ servers: { brokers }, prefix }: SystemWish): Promise<void> => {
  const bus = connectBus({ brokers, clientId: 'bench', prefix });
  await createTopics(bus, await readTopics('embedded'));
  await groupsAreLoaded(bus);
};

const processesOf = async (wish: SystemWish, env: Readonly<Record<string, string>>): Promise<readonly ServiceProcess[]> => {
  const [ports, second] = [await anyPorts(), await anyPorts()];
  const logs = new LogFiles(inCheckout('out', 'bench', 'log', wish.prefix));
  const hear = (service: string, line: string): void => logs.write(service, line);
  const all = SERVICES.map((name) => new ServiceProcess({ name, port: ports[name], env, hear }));

  return wish.twice === undefined ? all : [...all, new ServiceProcess({ name: wish.twice, port: second[wish.twice], env, hear })];
};

const startAll = async (processes: readonly ServiceProcess[]): Promise<number> => {
  const since = performance.now();
  for (const process of processes) process.launch();
  await Promise.all(processes.map((process) => process.untilReady()));

  return performance.now() - since;
};

const named = <Value>(processes: readonly ServiceProcess[], value: (process: ServiceProcess) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(processes.map((process, place) => [place < SERVICES.length ? process.name : `${process.name}.2`, value(process)]));

export const startBenchSystem = async (wish: SystemWish): Promise<BenchSystem> => {
  const { servers, prefix } = wish;
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
  const processes = await processesOf(wish, env);
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

    return { prefix, servers, urls, pids, keyRing, processUrls: Object.values(urls), mails, clock, startedInMs, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
