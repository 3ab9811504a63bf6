import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { statusOfRefusal } from '@huiyin/host';
import type { RefusalCode } from '@huiyin/kernel';

import { inCheckout } from '../checkout/paths.js';
import { markdownTable, page, type Page } from './page.js';

/** A code as it stands in a source: `thing.why` where a rule refuses, or where HTTP says that something is not there. */
const REFUSED = /\b(?:refused|notFound)\(\s*'([a-z][a-z-]*\.[a-z][a-z0-9-]*)'|: RefusalCode = '([^']+)'/g;
/** Codes that HTTP gives with a status of its own. */
const PROBLEM = /\bproblem\(\s*(\d{3}),\s*'([a-z][a-z-]*\.[a-z][a-z0-9-]*)'/g;

interface Coded {
  readonly code: string;
  readonly status: number;
}

const sourcesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);

  return entries
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') && !entry.parentPath.includes('/testing'),
    )
    .map((entry) => join(entry.parentPath, entry.name));
};

const codesOf = (text: string): readonly Coded[] => [
  ...[...text.matchAll(REFUSED)].map(([, refused, named]) => {
    const code = refused ?? named ?? '';

    return { code, status: statusOfRefusal(code as RefusalCode) };
  }),
  ...[...text.matchAll(PROBLEM)].map(([, status, code = '']) => ({ code, status: Number(status) })),
];

const codesIn = async (folder: string): Promise<readonly Coded[]> => {
  const texts = await Promise.all((await sourcesBelow(folder)).map((file) => readFile(file, 'utf8')));
  const byCode = new Map(texts.flatMap(codesOf).map((coded) => [coded.code, coded]));

  return [...byCode.values()].sort((a, b) => a.code.localeCompare(b.code, 'en'));
};

const sectionOf = (name: string, codes: readonly Coded[]): readonly string[] =>
  codes.length === 0
    ? []
    : [
        `## ${name}`,
        markdownTable(
          ['code', 'HTTP'],
          codes.map(({ code, status }) => [`\`${code}\``, String(status)]),
        ),
      ];

export const refusalsPage: Page = {
  file: 'refusals.md',
  text: async () => {
    const sections: string[] = [];
    for (const group of ['services', 'libs'])
      for (const name of (await readdir(inCheckout(group))).sort())
        sections.push(...sectionOf(name, await codesIn(inCheckout(group, name, 'src'))));

    return page('Refusals', 'the sources', [
      'A refusal is a rule that said no. It is remembered with the command, never retried, and answered over HTTP as Problem Details (RFC 9457) with its code. Codes of `host` are about the request itself.',
      ...sections,
    ]);
  },
};
