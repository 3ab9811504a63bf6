import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { isLetterCode, kindOf, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { factsSchema } from '../templates/facts-schema.js';

const sample = z.strictObject({
  /** Which of the letter's forms it shows; the first one has no name where there is a plain one. */
  variant: z.string().min(1).exactOptional(),
  issuer: z.string(),
  /** A petitioner of the scene, or an organisation. */
  addressee: z.string(),
  onBehalfOf: z.array(z.string()).default([]),
  copies: z.array(z.string()).default([]),
  facts: z.record(z.string(), z.unknown()),
});

/** 样例事实: facts that a letter of a kind may be written with. */
export type Sample = z.infer<typeof sample> & { readonly code: LetterCode; readonly name: string };

const faultsIn = (file: string, at: number, issues: readonly z.core.$ZodIssue[]): readonly string[] =>
  issues.map(({ path, message }) => `samples/${file}: ${[at, ...path].join('.')}: ${message}`);

const invalid = (faults: readonly string[]): Fault => new Fault('template.invalid', faults.join('\n'), { retryable: false });

/** Facts are told by the schema of their kind of letter: what a letter does not know, or lacks, is refused. */
const factFaults = (file: string, samples: readonly Sample[]): readonly string[] =>
  samples.flatMap(({ code, facts }, at) => {
    const checked = factsSchema(kindOf(code).facts).safeParse(facts);

    return checked.success ? [] : faultsIn(file, at, checked.error.issues);
  });

const samplesIn = async (folder: string, file: string): Promise<readonly Sample[]> => {
  const code = file.slice(0, -'.yaml'.length);
  const parsed = z
    .array(sample)
    .min(1)
    .safeParse(parse(await readFile(join(folder, file), 'utf8')));
  if (!isLetterCode(code)) throw invalid([`samples/${file}: no such letter`]);
  if (!parsed.success) throw invalid(faultsIn(file, 0, parsed.error.issues));
  const samples = parsed.data.map((one) => ({ ...one, code, name: one.variant === undefined ? code : `${code} ${one.variant}` }));
  const faults = factFaults(file, samples);
  if (faults.length > 0) throw invalid(faults);

  return samples;
};

/** @throws Fault `template.invalid` with file, place and reason. */
export const readSamples = async (folder: string): Promise<readonly Sample[]> => {
  const files = (await readdir(folder)).filter((file) => /^L\d{2}\.yaml$/.test(file)).sort();

  return (await Promise.all(files.map((file) => samplesIn(folder, file)))).flat();
};
