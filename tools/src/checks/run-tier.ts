import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { nodeProgram, runProgram } from './run-program.js';
import { readTally, type Tally } from './tally.js';
import type { Tier } from './tier.js';

/** Jest sees what was compiled; people name what they wrote. */
const compiled = (path: string): string => path.replace(/(^|\/)src(?=\/|$)/, '$1dist').replace(/\.ts$/, '.js');

/** Runs one tier through jest. */
export const runTier = async (tier: Tier, patterns: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Tally> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-jest-'));
  const results = join(folder, 'results.json');
  const where = tier.only === undefined ? patterns.map(compiled) : [tier.only];
  const jest = [
    '--selectProjects',
    ...tier.projects,
    '-w',
    String(tier.workers),
    '--passWithNoTests',
    '--json',
    '--outputFile',
    results,
    ...where,
  ];
  try {
    const code = await runProgram({
      command: process.execPath,
      args: nodeProgram('jest/bin/jest.js', jest),
      env: { ...env, ...tier.env },
    });

    return await readTally(results, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
