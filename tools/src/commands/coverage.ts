import { Command } from 'commander';

import { say } from '../log/say.js';
import { namedMechanisms } from '../reference/named-mechanisms.js';

/** `npm run coverage:domain`: which mechanisms of the domain have a test that names them. */
export const main = async (args: readonly string[]): Promise<void> => {
  const [wanted = ''] = new Command('npm run coverage:domain --')
    .description('Lists mechanisms of the domain and the tests that name them.')
    .argument('[id]', 'only ids that begin so, for example INV')
    .parse([...args], { from: 'user' }).args;
  const found = [...(await namedMechanisms())].filter(([id]) => id.startsWith(wanted));
  for (const [id, tests] of found) {
    say(id);
    for (const { title, file } of tests) say(`  ${title}  (${file})`);
  }
  say(`\n${found.length} ids`);
};
