import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inCheckout } from '../../checkout/paths.js';
import type { ScenarioResult } from '../figures/figure.js';
import type { MachineFacts } from '../machine/machine-facts.js';

export interface BenchReport {
  readonly startedAt: string;
  readonly tookSeconds: number;
  readonly machine: MachineFacts;
  readonly servers: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly results: readonly ScenarioResult[];
}

/** `out/bench/<start>.json`, and the same as `latest.json`; answers the file. */
export const keepReport = async (report: BenchReport): Promise<string> => {
  const folder = inCheckout('out', 'bench');
  const text = `${JSON.stringify(report, null, 2)}\n`;
  const name = `${report.startedAt.replaceAll(':', '-').slice(0, 19)}.json`;
  await mkdir(folder, { recursive: true });
  await Promise.all([name, 'latest.json'].map((file) => writeFile(join(folder, file), text)));

  return join('out', 'bench', name);
};
