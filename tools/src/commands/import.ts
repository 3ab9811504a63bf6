import { resolve } from 'node:path';

import { Command } from 'commander';

import { importDirectory } from '../importing/import-directory.js';
import { importPetitions, type ImportedPetitions, type ImportedRow } from '../importing/import-petitions.js';
import { intakeDoor, type IntakeDoor } from '../importing/intake-door.js';
import { say, table } from '../log/say.js';

interface Options {
  readonly intake?: string;
  readonly token?: string;
  readonly sender: string;
  readonly org: string;
  readonly signatories?: string;
}

/** npm runs us in the top folder; INIT_CWD is where the person typed. */
const whereTyped = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

const lineOf = ({ row, sent, outcome, number, field, code, reason }: ImportedRow): readonly string[] => [
  String(row),
  sent,
  outcome,
  [number, field, code, reason].filter((part) => part !== undefined).join(' '),
];

const print = ({ registered, alreadyThere, refused, rows, unusedSignatories }: ImportedPetitions): void => {
  say(table([['row', 'sent as', 'outcome', ''], ...rows.map(lineOf)]));
  if (unusedSignatories.length > 0) say(`signatories of matters that are not in the file: ${unusedSignatories.join(', ')}`);
  say(`\n${registered} registered, ${alreadyThere} already there, ${refused} refused`);
};

const importFile = async (door: IntakeDoor, file: string, { sender, org, signatories }: Options): Promise<void> => {
  if (/\.ya?ml$/.test(file)) {
    await importDirectory(door, file);
    return say(`${file}: in the directory`);
  }
  print(
    await importPetitions(door, {
      petitions: file,
      sender,
      org,
      ...(signatories === undefined ? {} : { signatories: whereTyped(signatories) }),
    }),
  );
};

/** `npm run import`: petitions from CSV, the directory from YAML; both as often as one likes. */
export const main = async (args: readonly string[]): Promise<void> => {
  const program = new Command('npm run import --')
    .description('Registers the petitions of a CSV file, or puts a YAML file into the directory.')
    .argument('<files...>', 'for example samples/petitions.csv')
    .option('--sender <platform>', 'in whose numbers the rows stand', 'yz')
    .option('--org <id>', 'petition office that the platform acts for', 'c-xfj')
    .option('--signatories <file>', 'CSV of those who signed joint letters')
    .option('--intake <url>', 'another intake than that of this checkout')
    .option('--token <token>', 'instead of a development token')
    .parse([...args], { from: 'user' });
  const options = program.opts<Options>();
  const door = await intakeDoor(options);
  for (const file of program.args) await importFile(door, whereTyped(file), options);
};
