import { Command, InvalidArgumentError } from 'commander';

import { lettersScenarioOf } from '../bench/letters/letters.scenario.js';
import { benchTable } from '../bench/report/bench-table.js';
import { runBench } from '../bench/run-bench.js';
import { say } from '../log/say.js';

const LETTERS = 5_000;
const FEWEST = 100;
const WORKERS = [1, 2] as const;

const count = (written: string): number => {
  const value = Number(written);
  if (!Number.isInteger(value) || value < FEWEST) throw new InvalidArgumentError(`must be a whole number from ${FEWEST} on`);

  return value;
};

/** `npm run bench:letters`: letters a second from event to accepted mail, with one process of notify and with two; the report goes to out/bench. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { letters, json } = new Command('npm run bench:letters --')
    .description('Letters a second from the event to the accepted mail, each with its PDF, with one process of notify and with two.')
    .option('--letters <n>', 'letters in each of the two measurements', count, LETTERS)
    .option('--json', 'prints the report as JSON instead of the table', false)
    .parse([...args], { from: 'user' })
    .opts<{ readonly letters: number; readonly json: boolean }>();
  const scenarios = WORKERS.map((workers) => lettersScenarioOf({ letters, workers }));
  const { report, file } = await runBench(scenarios, { seconds: 1, stored: 1, atOnce: 1 });
  say(json ? JSON.stringify(report, null, 2) : `${benchTable(report.results)}\n\n${report.tookSeconds} s; kept in ${file}`);
  process.exitCode = report.results.some(({ faults }) => faults.length > 0) ? 1 : 0;
};
