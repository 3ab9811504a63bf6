import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { Fault } from '@huiyin/kernel';
import { Command } from 'commander';

import { readBearers } from '../demo/driver/bearers.js';
import { intakeDoor } from '../importing/intake-door.js';
import { say, table } from '../log/say.js';
import { askIntake } from './ask-intake.js';
import type { Address, DraftedKind } from './drafted-kind.js';
import { shownDraft } from './shown-draft.js';

interface Options extends Address {
  readonly as: string;
  readonly intake?: string;
  readonly token?: string;
  readonly draft?: string;
  readonly reason?: string;
}

/** Rule owners of samples/staff.yaml: the city's proposes, the province's approves. */
const PROPOSER = 'c-xfj:rule-owner';
const APPROVER = 'p-xfj:rule-owner';

/** npm runs us in the top folder; INIT_CWD is where the person typed. */
const readTyped = (file: string): Promise<string> => readFile(resolve(process.env['INIT_CWD'] ?? process.cwd(), file), 'utf8');

const check = async (kind: DraftedKind, files: readonly string[]): Promise<void> => {
  const texts = await Promise.all(files.map(async (file) => ({ file, faults: kind.faultsOf(await readTyped(file)) })));
  const lines = texts.flatMap(({ file, faults }) => faults.map(({ field, reason }) => `${file}: ${field}: ${reason}`));
  if (lines.length > 0) throw new Fault('drafting.faulty', lines.join('\n'), { retryable: false });
  say(`${files.join(', ')}: nothing speaks against it (versions that exist already are known to intake alone)`);
};

type Doing = (path: string, wish: { readonly body?: string; readonly type?: string }) => Promise<Readonly<Record<string, unknown>>>;

const doingOf = async (options: Options): Promise<Doing> => {
  const door = await intakeDoor(options);
  const bearer = (await readBearers())(options.as);

  return (path, wish) => askIntake(door, { path, bearer, ...wish });
};

const propose = async (kind: DraftedKind, file: string, options: Options): Promise<void> => {
  const text = await readTyped(file);
  const path = kind.path({ ...kind.addressOf(text), ...options });
  const told = await (await doingOf(options))(`${path}/drafts`, { body: text, type: 'application/yaml' });
  say(`${file}: proposed as draft ${String((told['draft'] as { number: number } | undefined)?.number)} of ${path}`);
};

const decide = async (kind: DraftedKind, word: 'approval' | 'rejection' | 'withdrawal', options: Options): Promise<void> => {
  const { draft, reason } = options;
  const body = { ...(draft === undefined ? {} : { draft: Number(draft) }), ...(reason === undefined ? {} : { reason }) };
  const path = kind.path(options);
  await (
    await doingOf(options)
  )(`${path}/draft/${word}`, { body: JSON.stringify(body) });
  say(`${path}: ${word} recorded`);
};

const show = async (kind: DraftedKind, options: Options): Promise<void> => {
  const view = await (await doingOf(options))(kind.path(options), {});
  say(table(kind.standing(view)));
  say(shownDraft(view['draft']));
};

const addressed = (program: Command, kind: DraftedKind, person: string): Command => {
  program
    .option('--region <code>', 'region code, organisation, or nation')
    .option('--as <id>', 'who, of samples/staff.yaml', person)
    .option('--intake <url>', 'another intake than that of this checkout')
    .option('--token <token>', 'instead of a development token');

  return kind.hasYear ? program.option('--year <year>', 'of the calendar') : program;
};

/** `npm run rules` and `npm run calendar`: check a file, propose it, and have it approved by a second person. */
export const drafting = async (kind: DraftedKind, args: readonly string[]): Promise<void> => {
  const program = new Command(`npm run ${kind.command} --`).description(kind.title);
  program
    .command('check')
    .argument('<files...>')
    .description('says what is wrong with files, without any service')
    .action((files: readonly string[]) => check(kind, files));
  addressed(program.command('propose').argument('<file>'), kind, PROPOSER)
    .description('proposes a version; nothing holds yet')
    .action((file: string, options: Options) => propose(kind, file, options));
  addressed(program.command('show'), kind, APPROVER)
    .description('what holds, and the open draft with its differences')
    .action((options: Options) => show(kind, options));
  addressed(program.command('approve'), kind, APPROVER)
    .option('--draft <number>', 'the draft one has seen')
    .description('lets it hold; never by the one who proposed it')
    .action((options: Options) => decide(kind, 'approval', options));
  addressed(program.command('reject'), kind, APPROVER)
    .requiredOption('--reason <text>', 'why; recorded')
    .description('sends it back')
    .action((options: Options) => decide(kind, 'rejection', options));
  addressed(program.command('withdraw'), kind, PROPOSER)
    .description('takes one’s own draft back')
    .action((options: Options) => decide(kind, 'withdrawal', options));
  await program.parseAsync([...args], { from: 'user' });
};
