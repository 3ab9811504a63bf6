import { Command, InvalidArgumentError } from 'commander';

import type { ScenarioResult } from '../bench/figures/figure.js';
import { machineFacts } from '../bench/machine/machine-facts.js';
import { recomputeScenarioOf } from '../bench/recompute/recompute.scenario.js';
import { benchTable } from '../bench/report/bench-table.js';
import { runBench } from '../bench/run-bench.js';
import { costsOfTime } from '../bench/time/costs-of-time.js';
import type { Cost } from '../bench/time/cost-of.js';
import { inCheckout } from '../checkout/paths.js';
import { putFile } from '../checkout/put-file.js';
import { say, table } from '../log/say.js';

const rounded = (value: number): string => value.toFixed(1);

const row = ({ what, median, slowest, aim }: Cost): readonly string[] => [
  what,
  `${rounded(median)} µs`,
  `${rounded(slowest)} µs`,
  `< ${aim} µs`,
  median < aim ? 'reached' : 'MISSED',
];

const count = (written: string): number => {
  const value = Number(written);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('must be a whole number from 0 on');

  return value;
};

const OPEN_CLOCKS = 100_000;

const recomputing = async (clocks: number): Promise<readonly ScenarioResult[]> => {
  if (clocks === 0) return [];
  const { report } = await runBench([recomputeScenarioOf(clocks)], { seconds: 1, stored: 1, atOnce: 1 });

  return report.results;
};

/** `npm run bench:time`: what a due date and an explanation cost, and counting many open clocks anew; the figures go to out/bench too. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { json, clocks } = new Command('npm run bench:time --')
    .description('Cost of one due date, of one explanation, and of counting many open clocks anew after a new calendar edition.')
    .option('--clocks <n>', 'open clocks that are counted anew; 0 leaves this out', count, OPEN_CLOCKS)
    .option('--json', 'the figures as JSON and nothing else', false)
    .parse([...args], { from: 'user' })
    .opts<{ readonly json: boolean; readonly clocks: number }>();
  const costs = costsOfTime();
  const results = await recomputing(clocks);
  const text = JSON.stringify({ machine: machineFacts(), costs, results }, null, 2);
  await putFile(inCheckout('out', 'bench', 'time.json'), { text });
  const tables = [
    table([['what', 'median', 'slowest round', 'aim', ''], ...costs.map(row)]),
    ...(clocks === 0 ? [] : [benchTable(results)]),
  ];
  say(json ? text : tables.join('\n\n'));
  process.exitCode = results.some(({ faults }) => faults.length > 0) ? 1 : 0;
};
