import { readFile } from 'node:fs/promises';

import { ALL_DEFINITIONS, asyncApiOf } from '@huiyin/contracts';

import { inCheckout } from '../checkout/paths.js';
import type { Page } from './page.js';

export const asyncApiPage: Page = {
  file: 'asyncapi.json',
  text: async () => {
    const { version } = JSON.parse(await readFile(inCheckout('package.json'), 'utf8')) as { readonly version: string };

    return `${JSON.stringify(asyncApiOf(ALL_DEFINITIONS, version), null, 1)}\n`;
  },
};
