import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { inCheckout, ROOT } from '../checkout/paths.js';

/** A test that names a mechanism or rule of the domain in its title. */
export interface NamingTest {
  readonly id: string;
  readonly title: string;
  /** Below the checkout. */
  readonly file: string;
}

const FOLDERS = ['libs', 'services', 'tools', 'e2e'] as const;
/** `[S0-20]`, `[REG-34b]`, `[INV-6]`, `[T-REVIEW-REQ]`, and letters as `[L09]`. */
const ID = /\[([A-Z][A-Z0-9]*-[A-Za-z0-9-]+|L\d{2})\]/g;
const TITLE = /\b(?:it|test|describe)\b[^'"`\n]*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

const specFiles = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(inCheckout(folder), { recursive: true, withFileTypes: true }).catch(() => []);

  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts') && !/node_modules|\/dist\b/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
};

/** The ids in the titles of a spec's text, with the titles. */
export const namingsIn = (spec: string): readonly Omit<NamingTest, 'file'>[] =>
  [...spec.matchAll(TITLE)]
    .map(([, , title = '']) => title)
    .flatMap((title) => [...title.matchAll(ID)].map(([, id = '']) => ({ id, title })));

const testsIn = async (path: string): Promise<readonly NamingTest[]> =>
  namingsIn(await readFile(path, 'utf8')).map((naming) => ({ ...naming, file: relative(ROOT, path) }));

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Every naming of an id by a test, in the order of the ids. */
export const namedMechanisms = async (): Promise<ReadonlyMap<string, readonly NamingTest[]>> => {
  const files = (await Promise.all(FOLDERS.map(specFiles))).flat().sort();
  const tests = (await Promise.all(files.map(testsIn))).flat();

  const ids = [...new Set(tests.map(({ id }) => id))].sort(inOrder);

  return new Map(ids.map((id) => [id, tests.filter((test) => test.id === id)]));
};
