import { readFile } from 'node:fs/promises';

import { toInstant, type Instant } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { parse } from 'csv-parse/sync';

import { inCheckout } from '../checkout/paths.js';

/** One row of `samples/petitions.csv`, as the city platform would send it. */
export interface SampleRow {
  /** 1 for the first row after the heading. */
  readonly row: number;
  /** The platform's own number (信访件编号). */
  readonly number: string;
  /** The office that registered it there. */
  readonly office: string;
  readonly title: string;
  /** When the platform sends it: its day; a row whose date cannot be read goes with the one before it. */
  readonly sentAt: Instant;
  readonly fields: Readonly<Record<string, string>>;
}

/** What `samples/expected.csv` says of a row at the end of the demo. */
export interface ExpectedEnd {
  readonly row: number;
  readonly body: string;
  readonly route: string;
  readonly story: string;
  readonly end: string;
}

const read = (name: string): Promise<string> => readFile(inCheckout('samples', name), 'utf8');
const records = (text: string): readonly Readonly<Record<string, string>>[] => parse(text, { columns: true, bom: true });

const instantOf = (written: string): Instant | undefined => {
  try {
    return shanghai(written.replace(' ', 'T'));
  } catch {
    return undefined;
  }
};

export const readSampleRows = async (): Promise<readonly SampleRow[]> => {
  let before = toInstant(0);

  return records(await read('petitions.csv')).map((fields, index) => {
    before = instantOf(fields['xfrq'] ?? '') ?? before;
    const { xfjbh: number = '', djjgdm: office = '', bt: title = '' } = fields;

    return { row: index + 1, number, office, title, sentAt: before, fields };
  });
};

export const readExpectedEnds = async (): Promise<readonly ExpectedEnd[]> =>
  records(await read('expected.csv')).map((fields) => ({
    row: Number(fields['row']),
    body: fields['body'] ?? '',
    route: fields['route'] ?? '',
    story: fields['story'] ?? '',
    end: fields['end of the demo'] ?? '',
  }));

/** Signatories of the joint rows, by the platform's number of the matter. */
export const readSignatories = async (): Promise<readonly Readonly<Record<string, string>>[]> => records(await read('signatories.csv'));
