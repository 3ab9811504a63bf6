import type { ParkedMessages, ParkedSelection } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Command, Option } from 'commander';
import { userInfo } from 'node:os';

import { say, table } from '../log/say.js';
import { parkedOf } from '../records/parked.js';
import { withDatabase } from '../servers/with-servers.js';

interface Options {
  readonly service: ServiceName;
  readonly prefix: string;
  readonly operator: string;
}

interface Doing {
  readonly parked: ParkedMessages;
  readonly operator: string;
}

const NOTHING = 'nothing is parked';

const list = async ({ parked }: Doing): Promise<void> => {
  const keys = await parked.list();
  if (keys.length === 0) return say(NOTHING);
  const rows = keys.map(({ gate, since, code, type, messages, tries, asked }) =>
    [gate, since.toISOString(), code, type, messages, tries, asked.length].map(String),
  );
  say(table([['gate', 'since', 'fault', 'type', 'messages', 'tries', 'asked'], ...rows]));
  for (const { gate } of keys) for (const { _id, state, code } of await parked.ofGate(gate)) say(`  ${_id}  ${state}  ${code}`);
};

const show = async ({ parked }: Doing, message: string): Promise<void> => {
  const content = await parked.show(message);
  say(content === undefined ? `${message}: not there, or discarded` : JSON.stringify(content, null, 2));
};

interface Wish {
  readonly message?: string;
  readonly code?: string;
  readonly really?: boolean;
}

const told = (gates: readonly string[], really: boolean): string =>
  `${really ? 'asked for' : 'would ask for'}: ${gates.length === 0 ? NOTHING : gates.join(', ')}${really ? '' : '\n(nothing was changed; say --really)'}`;

const replay = async ({ parked, operator }: Doing, { message, code, really = false }: Wish): Promise<void> => {
  if (message === undefined && code === undefined) throw new RangeError('say which: --message <id> or --code <fault>');
  const selection: ParkedSelection = message === undefined ? { code: code ?? '' } : { message };
  say(told(await parked.replay(selection, { operator, dryRun: !really }), really));
};

const discard = async (
  { parked, operator }: Doing,
  message: string,
  { reason, really = false }: { readonly reason: string; readonly really?: boolean },
): Promise<void> => {
  say(told(await parked.discard(message, { operator, reason, dryRun: !really }), really));
};

/** `npm run replay`: the service's own consumer carries out what is asked here, so the order of the key stays. */
export const main = async (args: readonly string[]): Promise<void> => {
  const program = new Command('npm run replay --')
    .description('Parked messages: those that could not take effect, and what waits behind them.')
    .addOption(new Option('--service <name>', 'whose').choices(SERVICES).makeOptionMandatory())
    .option('--prefix <prefix>', 'of the databases', '')
    .option('--operator <id>', 'who asks; recorded', userInfo().username);
  const run = (work: (doing: Doing) => Promise<void>): Promise<void> => {
    const { service, prefix, operator } = program.opts<Options>();

    return withDatabase(async (client) => work({ operator, parked: await parkedOf({ client, prefix, service, operator }) }));
  };
  program
    .command('list')
    .description('what is parked, by key')
    .action(() => run(list));
  program
    .command('show')
    .argument('<message>')
    .description('opens one; the opening is recorded')
    .action((message: string) => run((doing) => show(doing, message)));
  program
    .command('replay')
    .description('tries keys again, each from its first message')
    .option('--message <id>', 'the key of this message')
    .option('--code <fault>', 'all keys parked for this fault')
    .option('--really', 'without it nothing is changed')
    .action((wish: Wish) => run((doing) => replay(doing, wish)));
  program
    .command('discard')
    .argument('<message>')
    .description('gives one up; those behind it go on')
    .requiredOption('--reason <text>', 'why; recorded')
    .option('--really', 'without it nothing is changed')
    .action((message: string, wish: { reason: string; really?: boolean }) => run((doing) => discard(doing, message, wish)));
  await program.parseAsync([...args], { from: 'user' });
};
