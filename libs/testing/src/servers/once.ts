import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { isAlive } from './processes.js';

const hasErrorCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** The lock is a folder with the holder's pid; a holder that died loses it. */
const takeLock = async (lock: string): Promise<boolean> => {
  try {
    await mkdir(lock);
    await writeFile(join(lock, 'pid'), String(process.pid));

    return true;
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
    const holder = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => String(process.pid)));
    if (!isAlive(holder)) await rm(lock, { recursive: true, force: true });

    return false;
  }
};

/** Makes `path` unless it exists; of several processes at once one works and the others wait for it. The work must put it in place by a rename. */
export const once = async (path: string, make: () => Promise<void>): Promise<void> => {
  const lock = `${path}.lock`;
  await mkdir(dirname(path), { recursive: true });
  while (!existsSync(path)) {
    if (!(await takeLock(lock))) {
      await pause(250);
      continue;
    }
    try {
      if (!existsSync(path)) await make();
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
};
