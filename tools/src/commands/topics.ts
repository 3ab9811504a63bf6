import {
  connectBus,
  createTopics,
  differingTopics,
  readTopics,
  type BusConnection,
  type ListedTopic,
  type TopicProfile,
} from '@huiyin/bus';
import { Command, Option } from 'commander';

import { say, table } from '../log/say.js';
import { withBroker } from '../servers/with-servers.js';

interface Options {
  readonly prefix: string;
  readonly profile: TopicProfile;
}

type Work = (bus: BusConnection, topics: readonly ListedTopic[]) => Promise<void>;

const list = ({ prefix, profile }: Options): Promise<void> =>
  readTopics(profile).then((topics) => {
    const rows = topics.map((topic) => [`${prefix}${topic.name}`, topic.kind, String(topic.partitions), String(topic.replicationFactor)]);
    say(table([['topic', 'kind', 'partitions', 'copies'], ...rows]));
  });

const create: Work = async (bus, topics) => {
  const made = await createTopics(bus, topics);
  say(made.length === 0 ? 'all topics are there' : made.map((name) => `created ${name}`).join('\n'));
};

const check: Work = async (bus, topics) => {
  const differences = await differingTopics(bus, topics);
  say(differences.length === 0 ? `${topics.length} topics are as deploy/topics.yaml says` : differences.join('\n'));
  process.exitCode = differences.length === 0 ? 0 : 1;
};

/** `npm run topics`: the topics of deploy/topics.yaml on the broker. */
export const main = async (args: readonly string[]): Promise<void> => {
  const program = new Command('npm run topics --')
    .description('The topics of deploy/topics.yaml.')
    .option('--prefix <prefix>', 'before the names on the broker', '')
    .addOption(new Option('--profile <profile>', 'figures').choices(['embedded', 'production']).default('embedded'));
  const run = (work: Work) => async (): Promise<void> => {
    const { prefix, profile } = program.opts<Options>();
    const topics = await readTopics(profile);
    await withBroker((brokers) => work(connectBus({ brokers, clientId: 'tools', prefix }), topics));
  };
  program
    .command('list', { isDefault: true })
    .description('what the list says')
    .action(() => list(program.opts<Options>()));
  program.command('create').description('creates what is missing and changes nothing').action(run(create));
  program.command('check').description('compares list and broker; exits 1 where they differ').action(run(check));
  await program.parseAsync([...args], { from: 'user' });
};
