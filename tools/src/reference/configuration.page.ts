import { describeConfig } from '@huiyin/host';

import { markdownTable, page, type Page } from './page.js';

const code = (text: string): string => `\`${text}\``;

export const configurationPage: Page = {
  file: 'configuration.md',
  text: () =>
    page('Configuration', '`libs/host/src/config/variables.ts`', [
      'Every service reads its environment once and checks it. An unknown variable with the prefix `HUIYIN_`, or a missing one that is needed, stops the start with one line per fault.',
      markdownTable(
        ['variable', 'default', 'what it is for'],
        describeConfig().map(({ name, description, required, default: value }) => [
          code(name),
          required ? '(needed)' : value === undefined || value === '' ? '' : code(value),
          description,
        ]),
      ),
    ]),
};
