import { readdirSync, readFileSync } from 'node:fs';

import { describeFigures } from '@huiyin/host';

import { inCheckout } from '../checkout/paths.js';

const FOLDER = inCheckout('docs', 'runbooks');
const read = (page: string): string => readFileSync(`${FOLDER}/${page}`, 'utf8');
const pages = readdirSync(FOLDER);

describe('runbooks', () => {
  it('name figures that the services show', () => {
    const known = describeFigures().map(({ name }) => name);
    const named = pages.flatMap((page) => read(page).match(/huiyin_<service>_[a-z_]+/g) ?? []);

    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are all in the table, and point to pages that exist', () => {
    const linked = [...read('README.md').matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page);

    expect([...linked, 'README.md'].sort()).toEqual([...pages].sort());
    for (const page of pages) for (const [, other] of read(page).matchAll(/\]\(([\w-]+\.md)\)/g)) expect(pages).toContain(other);
  });
});
