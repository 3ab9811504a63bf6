import { Command } from 'commander';

import { runChaos, wholeNumber } from './chaos.js';

const USUAL_MINUTES = 10;

interface Options {
  readonly minutes: number;
  readonly seed?: number;
}

/** `npm run soak`: faults at random, in rounds, each with its verdict on I1 to I7. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { minutes, seed } = new Command('npm run soak --')
    .description(
      'Faults at random under load, for so many minutes; at the end of each round everything must have come to rest and be whole.',
    )
    .option('--minutes <n>', 'how long', wholeNumber, USUAL_MINUTES)
    .option('--seed <n>', 'what chance decides; printed by every run', wholeNumber)
    .parse([...args], { from: 'user' })
    .opts<Options>();

  await runChaos({ HUIYIN_SOAK_MINUTES: String(minutes), ...(seed === undefined ? {} : { HUIYIN_SEED: String(seed) }) });
};
