import { basename } from 'node:path';

import { namedMechanisms } from './named-mechanisms.js';
import { markdownTable, page, type Page } from './page.js';

export const mechanismsPage: Page = {
  file: 'mechanisms.md',
  text: async () => {
    const rows = [...(await namedMechanisms())].map(([id, tests]) => [
      id,
      [...new Set(tests.map(({ file }) => file))].map((file) => `[${basename(file)}](../../${file})`).join(', '),
    ]);

    return page('Mechanisms and their tests', 'the titles of the tests', [
      'Mechanisms and rules of the field that tests name in their titles: `REG` the Regulation, `REV` review, `T` time limits, `INV` invariants, `S0`–`S3` mechanisms of the offices, `L` letters. `npm run coverage:domain` lists them with the titles; `npm test` proves that they pass.',
      markdownTable(['id', 'named in'], rows),
    ]);
  },
};
