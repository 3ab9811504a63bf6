import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import type { z } from 'zod';
import { LETTER_CODES, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { faultsOf } from './check-template.js';
import { commonWordsSchema, templateSchema, type CommonWords, type Template } from './template.js';

/** 模板库: the wording of every letter, checked. */
export interface Templates {
  readonly common: CommonWords;
  readonly byCode: Readonly<Record<LetterCode, Template>>;
  /** The page itself. */
  readonly page: string;
}

const OWN_FOLDER = fileURLToPath(new URL('../../templates/', import.meta.url));
const COMMON = 'common.yaml';

type Read<Content> = { readonly content: Content } | { readonly faults: readonly string[] };

const readAs = async <Schema extends z.ZodType>(folder: string, file: string, schema: Schema): Promise<Read<z.infer<Schema>>> => {
  const parsed = schema.safeParse(parse(await readFile(join(folder, file), 'utf8')));
  if (parsed.success) return { content: parsed.data };

  return { faults: parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`) };
};

const invalid = (faults: readonly string[]): Fault => new Fault('template.invalid', faults.join('\n'), { retryable: false });

const contentOf = <Content>(read: Read<Content>): Content => {
  if ('faults' in read) throw invalid(read.faults);

  return read.content;
};

/** Reads a folder of templates. @throws Fault `template.invalid`, one line per fault, so that a wrong wording stops the start and not a letter. */
export const loadTemplates = async (folder: string = OWN_FOLDER): Promise<Templates> => {
  const common = contentOf(await readAs(folder, COMMON, commonWordsSchema));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml') && file !== COMMON).sort();
  const read = await Promise.all(files.map((file) => readAs(folder, file, templateSchema)));
  const templates = read.flatMap((one) => ('content' in one ? [one.content] : []));
  const missing = LETTER_CODES.filter((code) => !templates.some((template) => template.code === code));
  const faults = [
    ...read.flatMap((one) => ('faults' in one ? one.faults : [])),
    ...templates.flatMap((template) => faultsOf(template, common)),
    ...missing.map((code) => `${code}: no template`),
  ];
  if (faults.length > 0) throw invalid(faults);

  return {
    common,
    byCode: Object.fromEntries(templates.map((template) => [template.code, template])) as Templates['byCode'],
    page: await readFile(join(folder, 'letter.typ'), 'utf8'),
  };
};
