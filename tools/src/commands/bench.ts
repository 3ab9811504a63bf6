import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Command, InvalidArgumentError, Option } from 'commander';

import { writeBenchPage } from '../bench/report/bench-page.js';
import { benchTable } from '../bench/report/bench-table.js';
import type { BenchReport } from '../bench/report/keep-report.js';
import { runBench, type BenchOptions } from '../bench/run-bench.js';
import { scenariosFor } from '../bench/scenarios.js';
import { say } from '../log/say.js';

interface Options extends BenchOptions {
  readonly only?: readonly string[];
  readonly json: boolean;
  readonly page: boolean;
  readonly two: ServiceName;
}

const KNOWN = scenariosFor('notify');

const positive = (written: string): number => {
  const value = Number(written);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1 on');

  return value;
};

const named = (written: string): readonly string[] => {
  const names = written.split(',');
  const unknown = names.filter((name) => !KNOWN.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new InvalidArgumentError(`unknown: ${unknown.join(', ')}`);

  return names;
};

const heading = ({ machine, servers }: BenchReport): string =>
  `${machine.processors} × ${machine.processor}, ${machine.memoryGiB} GiB, Node ${machine.node}, load before ${machine.loadBefore.toFixed(2)}; ${servers.join('; ')}\n`;

const about = (): string => KNOWN.map(({ name, about: what }) => `  ${name.padEnd(10)} ${what}`).join('\n');

/** `npm run bench`: measures this checkout beside the floor and the usual way; exits 1 where something broke, not where an aim is missed. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { only, json, page, two, ...options } = new Command('npm run bench --')
    .description(
      'Measures throughput, latency and use on a Kafka and a MongoDB of its own; docs/explanation/performance.md says how to read it.',
    )
    .option('--only <names>', 'these alone, parted by commas', named)
    .option('--seconds <n>', 'length of the steady part of each measurement', positive, 60)
    .option('--stored <n>', 'petitions that lie in the database while queries are measured', positive, 100_000)
    .option('--at-once <n>', 'whole lives that are worked on at once', positive, 24)
    .addOption(new Option('--two <service>', 'the one that runs as two processes').choices(SERVICES).default('notify'))
    .option('--json', 'prints the report as JSON instead of the table', false)
    .option('--page', 'puts the figures into docs/explanation/performance.md', false)
    .addHelpText('after', `\nMeasurements:\n${about()}`)
    .parse([...args], { from: 'user' })
    .opts<Options>();
  const { report, file } = await runBench(
    scenariosFor(two).filter(({ name }) => only === undefined || only.includes(name)),
    options,
  );
  if (page) await writeBenchPage(report);
  say(
    json
      ? JSON.stringify(report, null, 2)
      : `${heading(report)}\n${benchTable(report.results)}\n\n${report.tookSeconds} s; kept in ${file}`,
  );
  process.exitCode = report.results.some(({ faults }) => faults.length > 0) ? 1 : 0;
};
