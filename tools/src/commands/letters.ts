import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { Fault, type LocalDate } from '@huiyin/kernel';
import { inForm, openLetterDesk, type LetterDesk } from '@huiyin/notify/letters';
import { signatureIn } from '@huiyin/notify/signing';
import { sampleDirectory } from '@huiyin/testing/domain';
import { Command, CommanderError } from 'commander';

import { BadWish } from '../explaining/bad-wish.js';
import { listedTemplates } from '../letters/listed-templates.js';
import { toldSignature } from '../letters/told-signature.js';
import { letterCode, typedDay, typedForm, typedRegions, typedWish, type TypedLetter } from '../letters/typed-letter.js';
import { say, tell } from '../log/say.js';

const optionsOf = (args: readonly string[]): TypedLetter =>
  new Command('npm run letters --')
    .description(
      'Lists the templates of letters, or writes one with made-up facts; checks the wording of a region’s folder on the way. Or looks at the signature of a file. Works offline.',
    )
    .option('--template <code>', 'letter to write, for example L09; without it all are listed')
    .option('--variant <name>', 'which of its samples; the list names them')
    .option('--region <code>', 'whose wording; without it the nation’s')
    .option('--folder <path>', 'folder with the wording of regions (990000/990100/L09.yaml)', process.env['HUIYIN_TEMPLATES'])
    .option('--lang <zh|en>', 'en: the reading copy')
    .option('--on <day>', 'the day whose wording is asked for')
    .option('--form <form>', 'pdf, docx, html, text or sms; by the ending of --out where it is not said')
    .option('--out <file>', 'where to write it; text goes to the screen without it')
    .option('--check <file>', 'PDF whose signature is looked at; exit code 1 where it is not signed, or changed since')
    .exitOverride()
    .configureOutput({ writeErr: (text) => tell(text.trimEnd()) })
    .parse([...args], { from: 'user' })
    .opts<TypedLetter>();

/** npm runs us in the top folder; INIT_CWD is where the person typed. */
const whereTyped = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
const today = (): LocalDate => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()) as LocalDate;

const list = (desk: LetterDesk, typed: TypedLetter): void => {
  const regions = typedRegions(typed, sampleDirectory());
  say(listedTemplates(desk, { on: typedDay(typed) ?? today(), ...(regions === undefined ? {} : { regions }) }));
};

const write = async (desk: LetterDesk, typed: TypedLetter, template: string): Promise<void> => {
  const form = typedForm(typed);
  if (typed.out === undefined && (form === 'pdf' || form === 'docx')) throw new BadWish(`--out: ${form} needs a file`);
  const written = desk.previews.write(typedWish(typed, letterCode(template), sampleDirectory()));
  const bytes = await inForm(form, written, desk.press);
  if (typed.out === undefined) return say(bytes.toString('utf8'));
  await writeFile(whereTyped(typed.out), bytes);
  tell(`${typed.out}: ${written.page.title}, ${bytes.length} bytes`);
};

const check = async (file: string): Promise<void> => {
  const found = signatureIn(await readFile(whereTyped(file)));
  say(`${file}: ${toldSignature(found)}`);
  if (found.state !== 'intact') process.exitCode = 1;
};

const letters = async (typed: TypedLetter): Promise<void> => {
  if (typed.check !== undefined) return check(typed.check);
  const desk = await openLetterDesk({ regions: typed.folder === undefined ? undefined : whereTyped(typed.folder) });

  return typed.template === undefined ? list(desk, typed) : write(desk, typed, typed.template);
};

const BAD_INPUT = 2;

const isBadInput = (error: unknown): error is Error =>
  error instanceof BadWish || (error instanceof Fault && error.code.startsWith('template.'));

/** `npm run letters`: exit code 2 where what was asked for is not there, or a wording is wrong; each fault is a line. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    await letters(optionsOf(args));
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    else if (isBadInput(error)) {
      tell(error.message);
      process.exitCode = BAD_INPUT;
    } else throw error;
  }
};
