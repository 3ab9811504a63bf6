import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { statusOfRefusal } from '@huiyin/host';
import type { RefusalCode } from '@huiyin/kernel';

import { inCheckout } from '../checkout/paths.js';
import { markdownTable, page, type Page } from './page.js';

/** A code as it stands in a source: `thing.why` as the first argument of refused(…). */
const REFUSED = /\brefused\(\s*'([a-z][a-z-]*\.[a-z][a-z0-9-]*)'/g;

const sourcesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);

  return entries
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') && !entry.parentPath.includes('/testing'),
    )
    .map((entry) => join(entry.parentPath, entry.name));
};

const codesIn = async (folder: string): Promise<readonly RefusalCode[]> => {
  const texts = await Promise.all((await sourcesBelow(folder)).map((file) => readFile(file, 'utf8')));
  const codes = texts.flatMap((text) => [...text.matchAll(REFUSED)].map(([, code]) => code as RefusalCode));

  return [...new Set(codes)].sort();
};

export const refusalsPage: Page = {
  file: 'refusals.md',
  text: async () => {
    const sections: string[] = [];
    for (const group of ['libs', 'services'])
      for (const name of (await readdir(inCheckout(group))).sort()) {
        const codes = await codesIn(inCheckout(group, name, 'src'));
        if (codes.length === 0) continue;
        sections.push(
          `## ${name}`,
          markdownTable(
            ['code', 'HTTP'],
            codes.map((code) => [`\`${code}\``, String(statusOfRefusal(code))]),
          ),
        );
      }

    return page('Refusals', 'the sources', [
      'A refusal is a rule that said no. It is remembered with the command, never retried, and answered over HTTP as Problem Details (RFC 9457) with its code.',
      ...sections,
    ]);
  },
};
