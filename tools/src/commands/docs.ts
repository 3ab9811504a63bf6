import { readFile } from 'node:fs/promises';

import { Command } from 'commander';

import { inCheckout } from '../checkout/paths.js';
import { putFile } from '../checkout/put-file.js';
import { say } from '../log/say.js';
import { asyncApiPage } from '../reference/asyncapi.page.js';
import { configurationPage } from '../reference/configuration.page.js';
import { eventsPage } from '../reference/events.page.js';
import { httpPage } from '../reference/http.page.js';
import { mechanismsPage } from '../reference/mechanisms.page.js';
import { metricsPage } from '../reference/metrics.page.js';
import type { Page } from '../reference/page.js';
import { permissionsPage } from '../reference/permissions.page.js';
import { refusalsPage } from '../reference/refusals.page.js';
import { ruleSetsPage } from '../reference/rule-sets.page.js';
import { topicsPage } from '../reference/topics.page.js';

const PAGES: readonly Page[] = [
  ...[eventsPage, asyncApiPage, topicsPage, httpPage, permissionsPage, refusalsPage],
  ...[configurationPage, metricsPage, ruleSetsPage, mechanismsPage],
];

const placeOf = ({ file }: Page): string => inCheckout('docs', 'reference', file);

const isStale = async (page: Page): Promise<boolean> => (await readFile(placeOf(page), 'utf8').catch(() => '')) !== (await page.text());

/** `npm run docs`: writes the pages of docs/reference/; with --check only says which are stale, and exits 1 when any is. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { check } = new Command('npm run docs --')
    .description('Writes the generated reference pages.')
    .option('--check', 'change nothing; exit 1 where a page is stale')
    .parse([...args], { from: 'user' })
    .opts<{ readonly check?: boolean }>();
  for (const page of PAGES) {
    if (!(await isStale(page))) continue;
    if (check === true) process.exitCode = 1;
    else await putFile(placeOf(page), { text: await page.text() });
    say(`docs/reference/${page.file}: ${check === true ? 'stale; run "npm run docs"' : 'written'}`);
  }
};
