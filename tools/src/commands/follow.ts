import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { DELIVERY_CHANNELS } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { Command, CommanderError, Option } from 'commander';

import { livingLauncher } from '../checkout/starters.js';
import { BadWish } from '../explaining/bad-wish.js';
import { followMatter } from '../following/follow-matter.js';
import { PARTS, type Followed, type Part } from '../following/followed.js';
import { followedText } from '../following/followed-text.js';
import { LANGUAGES, type Language } from '../following/followed-words.js';
import { askPublic, changeConsents, type Factors, type PublicDoors } from '../following/public-door.js';
import { say, tell } from '../log/say.js';

/** No channel at all. */
const PAPER = 'paper';

interface Options {
  readonly code: string;
  readonly lastFour?: string;
  readonly mailedCode?: string;
  readonly mailCode?: boolean;
  readonly lettersBy?: string;
  readonly at?: string;
  readonly lang: Language;
  readonly save?: string;
  readonly json?: boolean;
}

const optionsOf = (args: readonly string[]): Options =>
  new Command('npm run follow --')
    .description(
      'Shows one’s own matter as a petitioner sees it: steps, time limits with their reasons, letters, reviews, and what can be done next.',
    )
    .requiredOption('--code <code>', 'query code of the receipt')
    .option('--last-four <signs>', 'second factor: the end of the phone or identity number; of an anonymous matter that of its number')
    .option('--mailed-code <code>', 'second factor: the code that was mailed, for example 1-48213907')
    .option('--mail-code', 'asks for such a code to be mailed, and nothing else')
    .option(
      '--letters-by <channels>',
      `changes how letters come from now on: ${DELIVERY_CHANNELS.join(', ')} in the order wished, or ${PAPER}`,
    )
    .option('--at <url>', 'gateway that serves all of /public; the services of this checkout without it')
    .option('--save <folder>', 'saves the letters there (PDF)')
    .addOption(new Option('--lang <language>', 'of what is shown').choices([...LANGUAGES]).default('zh'))
    .option('--json', 'one JSON object and nothing else')
    .exitOverride()
    .configureOutput({ writeErr: (text) => tell(text.trimEnd()) })
    .parse([...args], { from: 'user' })
    .opts<Options>();

const doorsOf = async (at: string | undefined): Promise<PublicDoors> => {
  if (at !== undefined && !URL.canParse(at)) throw new BadWish(`--at: ${at} is no address`);
  const addresses = at === undefined ? (await livingLauncher())?.addresses : undefined;
  const doors = (Object.keys(PARTS) as Part[]).map((part) => [part, at ?? addresses?.[part]] as const);
  if (doors.some(([, door]) => door === undefined))
    throw new BadWish('nothing runs for this checkout: "npm start" first, or name a gateway with --at');

  return Object.fromEntries(doors) as PublicDoors;
};

const factorsOf = ({ code: queryCode, lastFour, mailedCode }: Options): Factors => {
  if ((lastFour === undefined) === (mailedCode === undefined))
    throw new BadWish('one second factor is needed: --last-four or --mailed-code');

  return { queryCode, ...(lastFour === undefined ? {} : { lastFour }), ...(mailedCode === undefined ? {} : { mailedCode }) };
};

const channelsOf = (typed: string): readonly string[] => (typed === PAPER ? [] : typed.split(','));

const UNSAFE = /[^\p{L}\p{N}〔〕.-]+/gu;

/** npm runs us in the top folder; INIT_CWD is where the person typed. */
const save = async (followed: Followed, door: string, wish: { readonly factors: Factors; readonly folder: string }): Promise<void> => {
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), wish.folder);
  await mkdir(folder, { recursive: true });
  for (const { letterId, code, number } of followed.letters) {
    const answer = await askPublic(door, '/public/letters/file', { ...wish.factors, letterId });
    const file = join(folder, `${`${code}-${number ?? letterId}`.replace(UNSAFE, '_')}.pdf`);
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    tell(file);
  }
};

const follow = async (options: Options): Promise<void> => {
  const doors = await doorsOf(options.at);
  if (options.mailCode === true) {
    await askPublic(doors.notify, '/public/mailed-codes', { queryCode: options.code });

    return tell('ordered: if the matter is there and an e-mail address was left, a code is on its way');
  }
  const factors = factorsOf(options);
  if (options.lettersBy !== undefined) await changeConsents(doors.intake, factors, channelsOf(options.lettersBy));
  const followed = await followMatter(doors, factors);
  if (options.save !== undefined) await save(followed, doors.notify, { factors, folder: options.save });
  say(options.json === true ? JSON.stringify(followed, null, 2) : followedText(followed, options.lang));
};

const FAILED = 1;
const BAD_INPUT = 2;
const INPUT_FAULTS: ReadonlySet<string> = new Set(['follow.not-found', 'follow.bad-input', 'follow.refused']);

/** `npm run -s follow`: exit code 2 where code or factor are wrong, 1 where the system does not answer; stdout then stays empty. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    await follow(optionsOf(args));
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    else if (error instanceof BadWish || error instanceof Fault) {
      tell(error.message);
      process.exitCode = error instanceof Fault && !INPUT_FAULTS.has(error.code) ? FAILED : BAD_INPUT;
    } else throw error;
  }
};
