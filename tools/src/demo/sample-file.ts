import { readFile } from 'node:fs/promises';

import { parse } from 'csv-parse/sync';

import { inCheckout } from '../checkout/paths.js';

const BOM = '\uFEFF';

interface RawRow {
  readonly raw: string;
}

/** The rows of a sample file as they were written, the heading first: what a platform sends is not written anew. */
const rawRows = async (name: string): Promise<readonly string[]> => {
  const text = await readFile(inCheckout('samples', name), 'utf8');

  return (parse(text, { bom: true, raw: true }) as unknown as readonly RawRow[]).map(({ raw }) => raw.trim());
};

/** `samples/petitions.csv` with these rows alone. */
export const petitionsWith = async (rows: readonly number[]): Promise<string> => {
  const [heading = '', ...all] = await rawRows('petitions.csv');

  return `${BOM}${[heading, ...all.filter((_, index) => rows.includes(index + 1))].join('\n')}\n`;
};

/** `samples/signatories.csv` with those of these matters alone; nothing where nobody else signed. */
export const signatoriesOf = async (numbers: readonly string[]): Promise<string | undefined> => {
  const [heading = '', ...all] = await rawRows('signatories.csv');
  const wanted = all.filter((row) => numbers.some((number) => row.startsWith(`${number},`)));

  return wanted.length === 0 ? undefined : `${BOM}${[heading, ...wanted].join('\n')}\n`;
};
