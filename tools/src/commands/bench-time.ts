import { Command } from 'commander';

import { machineFacts } from '../bench/machine/machine-facts.js';
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

/** `npm run bench:time`: what a due date and an explanation cost; the figures go to out/bench too. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { json } = new Command('npm run bench:time --')
    .description('Cost of one due date and of one explanation. The recomputation of 100,000 clocks: npm run bench -- --only recompute.')
    .option('--json', 'the figures as JSON and nothing else')
    .parse([...args], { from: 'user' })
    .opts<{ readonly json?: boolean }>();
  const report = { machine: machineFacts(), costs: costsOfTime() };
  const text = JSON.stringify(report, null, 2);
  await putFile(inCheckout('out', 'bench', 'time.json'), { text });
  say(json === true ? text : table([['what', 'median', 'slowest round', 'aim', ''], ...report.costs.map(row)]));
};
