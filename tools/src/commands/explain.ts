import { resolve } from 'node:path';

import { sampleDirectory } from '@huiyin/testing/domain';
import { Command, CommanderError } from 'commander';

import { answerText } from '../explaining/answer-text.js';
import { BadWish } from '../explaining/bad-wish.js';
import { withCalendar, withRules } from '../explaining/draft-law.js';
import { answerOf, explainedWish } from '../explaining/explained-wish.js';
import { wishFrom, type Typed } from '../explaining/wish.js';
import { say, tell } from '../log/say.js';

interface Options extends Typed {
  readonly rules?: string;
  readonly calendar?: string;
  readonly json?: boolean;
}

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const optionsOf = (args: readonly string[]): Options =>
  new Command('npm run explain --')
    .description('Computes a date of the law and says how it is made; works offline, on the sample directory and the law of this checkout.')
    .requiredOption('--timer <id>', 'timer, for example T-HANDLE')
    .requiredOption(
      '--start <time>',
      'the event that starts it (YYYY-MM-DD or YYYY-MM-DDTHH:mm, Shanghai time); T-HEAR-NOTICE: the day of the hearing',
    )
    .requiredOption('--region <code>', 'region whose rules and calendar hold')
    .option('--org <id>', 'organisation, where it has rules of its own')
    .option('--pause <from..to>', 'paused on FROM, running again on TO; as often as needed', collected, [])
    .option('--extend <days>', 'extension granted')
    .option('--until <day>', 'last day written in an assignment (T-ASSIGN)')
    .option('--variant <case>', 'case of the rule with a limit of its own')
    .option('--rules <file>', 'a draft of rules to try (YAML)')
    .option('--calendar <file>', 'a draft of a calendar edition to try (YAML)')
    .option('--json', 'one JSON object and nothing else')
    .exitOverride()
    .configureOutput({ writeErr: (text) => tell(text.trimEnd()) })
    .parse([...args], { from: 'user' })
    .opts<Options>();

/** npm runs us in the top folder; INIT_CWD is where the person typed. */
const whereTyped = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

const explainTyped = async (options: Options): Promise<void> => {
  const known = sampleDirectory();
  const ruled = options.rules === undefined ? known : await withRules(known, whereTyped(options.rules), options.region);
  const directory = options.calendar === undefined ? ruled : await withCalendar(ruled, whereTyped(options.calendar), options.region);
  const wish = wishFrom(options, directory);
  const explained = explainedWish(wish, directory);
  say(options.json === true ? JSON.stringify(answerOf(wish, explained), null, 2) : answerText(explained));
};

const BAD_INPUT = 2;

/** `npm run -s explain`: exit code 2 where what was asked for cannot be; stdout then stays empty. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    await explainTyped(optionsOf(args));
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    else if (error instanceof BadWish) {
      tell(error.message);
      process.exitCode = BAD_INPUT;
    } else throw error;
  }
};
