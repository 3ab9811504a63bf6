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

const runOne = async ({ name, run }: Scenario, place: BenchPlace): Promise<readonly ScenarioResult[]> => {
  try {
    return await run(place);
  } catch (error) {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));

    return [{ scenario: name, title: name, figures: [], faults: [`not measured: ${String(error)}`] }];
  }
};

/**
 * Measures on servers of its own, which go with it; answers the report and its file. One scenario after the other: one that fails does not
 * take the others with it, and the file has each as soon as it ends, so that a run which is broken off has measured something.
 */
export const runBench = async (
  scenarios: readonly Scenario[],
  options: BenchOptions,
): Promise<{ readonly report: BenchReport; readonly file: string }> => {
  const [startedAt, since, machine] = [new Date().toISOString(), performance.now(), machineFacts()];
  const servers = await ownServers(tell);
  const asked = { ...options, scenarios: scenarios.map(({ name }) => name) };
  const reportOf = (results: readonly ScenarioResult[]): BenchReport => ({
    ...{ startedAt, machine, servers: servers.lines, options: asked, results },
    tookSeconds: Math.round((performance.now() - since) / 1_000),
  });
  try {
    const results: ScenarioResult[] = [];
    for (const scenario of scenarios) {
      results.push(...(await runOne(scenario, { ...options, servers, progress: tell })));
      await keepReport(reportOf(results));
    }
    const report = reportOf(results);

    return { report, file: await keepReport(report) };
  } finally {
    await servers.stop();
  }
};
