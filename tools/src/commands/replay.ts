import type { ParkedMessages, ParkedSelection } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Command, Option } from 'commander';
import { readFile } from 'node:fs/promises';
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
  readonly key?: string;
  readonly topic?: string;
  readonly really?: boolean;
}

const selected = ({ message, code, key, topic }: Wish): ParkedSelection => {
  if (message !== undefined) return { message };
  if (key !== undefined) return { key, ...(topic === undefined ? {} : { topic }) };
  if (code !== undefined) return { code };
  throw new RangeError('say which: --message <id>, --key <matter> or --code <fault>');
};

const told = (gates: readonly string[], really: boolean): string =>
  `${really ? 'asked for' : 'would ask for'}: ${gates.length === 0 ? NOTHING : gates.join(', ')}${really ? '' : '\n(nothing was changed; say --really)'}`;

const replay = async ({ parked, operator }: Doing, wish: Wish): Promise<void> => {
  const { really = false } = wish;
  say(told(await parked.replay(selected(wish), { operator, dryRun: !really }), really));
};

interface Mend {
  readonly file: string;
  readonly reason: string;
  readonly really?: boolean;
}

const mend = async ({ parked, operator }: Doing, message: string, { file, reason, really = false }: Mend): Promise<void> => {
  const value = await readFile(file, 'utf8');
  say(told(await parked.mend(message, { operator, reason, value, dryRun: !really }), really));
};

const MOST_TOLD = 200;

const audit = async ({ parked }: Doing): Promise<void> => {
  const entries = await parked.audit(MOST_TOLD);
  const rows = entries.map(({ at, operator, action, message, gate, reason = '' }) => [
    at.toISOString(),
    operator,
    action,
    message ?? gate,
    reason,
  ]);
  say(rows.length === 0 ? 'nobody asked for anything' : table([['at', 'operator', 'asked for', 'of', 'reason'], ...rows]));
};

const discard = async (
  { parked, operator }: Doing,
  message: string,
  { reason, really = false }: { readonly reason: string; readonly really?: boolean },
): Promise<void> => {
  say(told(await parked.discard(message, { operator, reason, dryRun: !really }), really));
};

type Run = (work: (doing: Doing) => Promise<void>) => Promise<void>;

const looking = (program: Command, run: Run): void => {
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
    .command('audit')
    .description('who asked for what, and why')
    .action(() => run(audit));
};

const acting = (program: Command, run: Run): void => {
  program
    .command('replay')
    .description('tries keys again, each from its first message')
    .option('--message <id>', 'the key of this message')
    .option('--key <matter>', 'this key, on all its topics')
    .option('--topic <name>', 'with --key: on this topic alone')
    .option('--code <fault>', 'all keys parked for this fault')
    .option('--really', 'without it nothing is changed')
    .action((wish: Wish) => run((doing) => replay(doing, wish)));
  program
    .command('mend')
    .argument('<message>')
    .description('corrects the data of one; it takes effect with the next replay of its key')
    .requiredOption('--file <json>', 'the whole data as it should be')
    .requiredOption('--reason <text>', 'why; recorded')
    .option('--really', 'without it nothing is changed')
    .action((message: string, wish: Mend) => run((doing) => mend(doing, message, wish)));
  program
    .command('discard')
    .argument('<message>')
    .description('gives one up; those behind it go on')
    .requiredOption('--reason <text>', 'why; recorded')
    .option('--really', 'without it nothing is changed')
    .action((message: string, wish: { reason: string; really?: boolean }) => run((doing) => discard(doing, message, wish)));
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
  looking(program, run);
  acting(program, run);
  await program.parseAsync([...args], { from: 'user' });
};
