import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { isAlive } from '@huiyin/testing/servers';

const run = promisify(execFile);

const commandLineOf = async (pid: number): Promise<string> => {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ');

  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
};

/** Whether this process id still is what we noted: ids are used again, and we end nothing that is not ours. */
export const isOurs = async (pid: number, mark: string): Promise<boolean> => isAlive(pid) && (await commandLineOf(pid)).includes(mark);
