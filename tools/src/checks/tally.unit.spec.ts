import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readTally, sum, tallyLine } from './tally.js';

describe('the tally of a test run', () => {
  let folder: string;
  const report = async (numbers: object): Promise<string> => {
    const file = join(folder, 'results.json');
    await writeFile(file, JSON.stringify({ numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0, ...numbers }));

    return file;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-tally-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('counts what passed and failed', async () =>
    expect(await readTally(await report({ numFailedTests: 2 }), 1)).toEqual({ passed: 7, failed: 2 }));

  it('counts a file that could not be loaded as a failure', async () =>
    expect(await readTally(await report({ numRuntimeErrorTestSuites: 1 }), 1)).toEqual({ passed: 7, failed: 1 }));

  it('never calls a run passed that ended badly', async () =>
    expect(await readTally(await report({}), null)).toEqual({ passed: 7, failed: 1 }));

  it('counts a run that wrote nothing as a failure', async () =>
    expect(await readTally(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 }));

  it('sums up to one line', () =>
    expect(
      tallyLine(
        sum([
          { passed: 3, failed: 0 },
          { passed: 4, failed: 1 },
        ]),
      ),
    ).toBe('7 passed, 1 failed'));
});
