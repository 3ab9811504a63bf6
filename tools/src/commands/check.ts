import { Command } from 'commander';

import { runTiers } from '../checks/run-tiers.js';
import { STEPS } from '../checks/steps.js';
import { tallyLine } from '../checks/tally.js';
import { UNIT_TIERS } from '../checks/tier.js';
import { say, tell } from '../log/say.js';

const secondsSince = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const runSteps = async (): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const { name, run } of STEPS) {
    const since = performance.now();
    tell(`── ${name}`);
    const passed = await run();
    tell(`── ${name}: ${passed ? 'passed' : 'FAILED'} (${secondsSince(since)})`);
    if (!passed) failed.push(name);
  }

  return failed;
};

/** `npm run check`: what can be known without servers. All checks run, also when one fails. */
export const main = async (args: readonly string[]): Promise<void> => {
  new Command('npm run check').description('Format, lint, types, import rules, unit tests.').parse([...args], { from: 'user' });
  const failed = await runSteps();
  const tally = await runTiers(UNIT_TIERS, []);
  const all = [...failed, ...(tally.failed === 0 ? [] : ['unit tests'])];
  say(`\nunit tests: ${tallyLine(tally)}`);
  say(all.length === 0 ? 'check passed' : `check FAILED: ${all.join(', ')}`);
  process.exitCode = all.length === 0 ? 0 : 1;
};
