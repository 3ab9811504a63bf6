import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { connectBus, createTopics, KafkaPublisher, readTopics } from '@huiyin/bus';
import type { OutMessage } from '@huiyin/records';
import { endWithUs } from '@huiyin/testing/servers';

import type { OwnServers } from '../servers/own-servers.js';
import type { BareOutcome, BareTask, BareWay, Wrapping } from './bare-task.js';

const PROCESS = fileURLToPath(new URL('./bare-process.js', import.meta.url));
const SENT_AT_ONCE = 500;
const PATIENCE_MS = 300_000;

export interface BareWish {
  readonly way: BareWay;
  readonly wrapping: Wrapping;
  readonly round: number;
  readonly input: readonly OutMessage[];
  readonly example?: string;
}

/** The whole input lies on the topic before anybody reads: what is timed is the work on it. */
const fillTopics = async ({ brokers }: OwnServers, prefix: string, input: readonly OutMessage[]): Promise<void> => {
  const bus = connectBus({ brokers, clientId: 'bench', prefix });
  // All of them: the reactions listen to more topics than the one that is filled.
  await createTopics(bus, await readTopics('embedded'));
  const publisher = new KafkaPublisher(bus);
  for (let from = 0; from < input.length; from += SENT_AT_ONCE) await publisher.publish(input.slice(from, from + SENT_AT_ONCE));
  await publisher.close();
};

const outcomeOf = async (task: BareTask): Promise<BareOutcome> => {
  const child = fork(PROCESS, [JSON.stringify(task)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  if (child.pid !== undefined) endWithUs(child.pid);
  const ended = once(child, 'exit');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const said = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  await ended;
  clearTimeout(tooLong);
  if (said === undefined) throw new RangeError(`the bare task did not come to its end (${task.way}, ${task.wrapping})`);

  return said[0] as BareOutcome;
};

/** Does the task once in one way, in topics and a database of its own. */
export const runBare = async (servers: OwnServers, { input, ...wish }: BareWish): Promise<BareOutcome> => {
  const prefix = barePrefix(wish);
  await fillTopics(servers, prefix, input);

  return outcomeOf({ ...wish, prefix, brokers: servers.brokers, mongodbUri: servers.mongodbUri, messages: input.length });
};

export const barePrefix = ({ way, wrapping, round }: Pick<BareWish, 'way' | 'wrapping' | 'round'>): string =>
  `bare-${way}-${wrapping}-${round}-`;
