import { Command } from 'commander';

import { runTiers } from '../checks/run-tiers.js';
import { tallyLine } from '../checks/tally.js';
import { KNOWN_TIERS, TIERS } from '../checks/tier.js';
import { say } from '../log/say.js';

interface Options {
  readonly tier: readonly string[];
}

/** `npm test`: all tests; the last line is `N passed, N failed`. */
export const main = async (args: readonly string[]): Promise<void> => {
  const names = KNOWN_TIERS.map(({ name }) => name);
  const program = new Command('npm test --')
    .description('Runs the tests on a Kafka and a MongoDB of their own.')
    .argument('[paths...]', 'only test files whose path contains one of these')
    .option(
      '--tier <names...>',
      `only these: ${names.join(', ')}`,
      TIERS.map(({ name }) => name),
    )
    .parse([...args], { from: 'user' });
  const { tier } = program.opts<Options>();
  const unknown = tier.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new RangeError(`unknown tier: ${unknown.join(', ')} (known: ${names.join(', ')})`);

  const tally = await runTiers(
    KNOWN_TIERS.filter(({ name }) => tier.includes(name)),
    program.args,
  );
  say(`\n${tallyLine(tally)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
};
