import { tell } from '../log/say.js';
import type { ScenarioResult } from './figures/figure.js';
import { machineFacts } from './machine/machine-facts.js';
import { keepReport, type BenchReport } from './report/keep-report.js';
import type { BenchPlace, Scenario } from './scenario.js';
import { ownServers } from './servers/own-servers.js';

export interface BenchOptions {
  readonly seconds: number;
  readonly stored: number;
  readonly atOnce: number;
}

/** One after the other; one that fails does not take the others with it. */
const runAll = async (scenarios: readonly Scenario[], place: BenchPlace): Promise<readonly ScenarioResult[]> => {
  const results: ScenarioResult[] = [];
  for (const { name, run } of scenarios) {
    try {
      results.push(...(await run(place)));
    } catch (error) {
      tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
      results.push({ scenario: name, title: name, figures: [], faults: [`not measured: ${String(error)}`] });
    }
  }

  return results;
};

/** Measures on servers of its own, which go with it, and keeps the report; answers it and its file. */
export const runBench = async (
  scenarios: readonly Scenario[],
  options: BenchOptions,
): Promise<{ readonly report: BenchReport; readonly file: string }> => {
  const [startedAt, since, machine] = [new Date().toISOString(), performance.now(), machineFacts()];
  const servers = await ownServers(tell);
  try {
    const results = await runAll(scenarios, { ...options, servers, progress: tell });
    const tookSeconds = Math.round((performance.now() - since) / 1_000);
    const asked = { ...options, scenarios: scenarios.map(({ name }) => name) };
    const report = { startedAt, tookSeconds, machine, servers: servers.lines, options: asked, results };

    return { report, file: await keepReport(report) };
  } finally {
    await servers.stop();
  }
};
