import { Command, InvalidArgumentError } from 'commander';

import { runTier } from '../checks/run-tier.js';
import { tallyLine } from '../checks/tally.js';
import { chaos } from '../checks/tier.js';
import { say } from '../log/say.js';

interface Options {
  readonly seed?: number;
  readonly only?: string;
}

export const wholeNumber = (written: string): number => {
  const number = Number(written);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('a whole number is needed');

  return number;
};

/** Runs the chaos suite with variables that it reads and takes away. */
export const runChaos = async (env: Readonly<Record<string, string>>): Promise<void> => {
  const tally = await runTier(chaos, [], env);
  say(`\n${tallyLine(tally)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
};

/** `npm run chaos`: every scenario on five services under load, each with its verdict on I1 to I7. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { seed, only } = new Command('npm run chaos --')
    .description(
      'Kills, hangs and cuts off everything while petitions go through the five services, and proves that nothing was lost or doubled.',
    )
    .option('--seed <n>', 'what chance decides; printed by every run', wholeNumber)
    .option('--only <names>', 'these scenarios alone, with commas between')
    .parse([...args], { from: 'user' })
    .opts<Options>();

  await runChaos({ HUIYIN_CHAOS: only ?? 'whole', ...(seed === undefined ? {} : { HUIYIN_SEED: String(seed) }) });
};
