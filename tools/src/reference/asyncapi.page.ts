import { readFile } from 'node:fs/promises';

import { ALL_DEFINITIONS, asyncApiOf } from '@huiyin/contracts';
import { stringify } from 'yaml';

import { inCheckout } from '../checkout/paths.js';
import type { Page } from './page.js';

export const asyncApiPage: Page = {
  file: 'asyncapi.yaml',
  text: async () => {
    const { version } = JSON.parse(await readFile(inCheckout('package.json'), 'utf8')) as { readonly version: string };

    return `# Generated from libs/contracts by \`npm run docs\`; do not edit.\n${stringify(asyncApiOf(ALL_DEFINITIONS, version), { lineWidth: 0, aliasDuplicateObjects: false })}`;
  },
};
