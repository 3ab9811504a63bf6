import { readFile } from 'node:fs/promises';

import { z } from 'zod';

/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** What jest writes with --json. A file that could not even be loaded counts as one failure, because none of its tests do. */
const report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numRuntimeErrorTestSuites: z.int() });

const BROKEN: Tally = { passed: 0, failed: 1 };

/** The tally of one run; a run that ended badly without a failed test is a failure all the same. */
export const readTally = async (file: string, exitCode: number | null): Promise<Tally> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return BROKEN;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = report.parse(JSON.parse(text));
  const failed = numFailedTests + numRuntimeErrorTestSuites;

  return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
};

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), { passed: 0, failed: 0 });

/** The last line of a run; other programs read it. */
export const tallyLine = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;
