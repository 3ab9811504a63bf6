import { readFile } from 'node:fs/promises';

import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';

import { inCheckout } from '../checkout/paths.js';

type Texts = Readonly<Record<string, unknown>>;
type ByRow = Readonly<Record<string, Texts>>;

/** What the people of the stories write, by kind and row: data, so that nobody looks for it in code. */
export class Words {
  readonly #kinds: Readonly<Record<string, ByRow>>;

  constructor(kinds: Readonly<Record<string, ByRow>>) {
    this.#kinds = kinds;
  }

  /** The row's own words, on top of those for any row. */
  of(kind: string, row: number): Texts {
    const byRow = this.#kinds[kind];
    if (byRow === undefined) throw new Fault('demo.no-words', `samples/words.yaml has nothing under "${kind}"`, { retryable: false });

    return { ...byRow['any'], ...byRow[String(row)] };
  }
}

export const readWords = async (): Promise<Words> =>
  new Words(parse(await readFile(inCheckout('samples', 'words.yaml'), 'utf8')) as Readonly<Record<string, ByRow>>);
