import { spawn } from 'node:child_process';

import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process of this id runs (a zombie of ours counts as running until it is reaped). */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);

    return true;
  } catch {
    return false;
  }
};

export const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already, which is what the signal was for.
  }
};

/** SIGTERM, and SIGKILL for one that does not go in time; by id, never by name. */
export const stopProcess = async (pid: number, patience = 10_000): Promise<void> => {
  send(pid, 'SIGTERM');
  const giveUp = Date.now() + patience;
  while (isAlive(pid)) {
    if (Date.now() > giveUp) send(pid, 'SIGKILL');
    await pause(20);
  }
};

/**
 * Ends `pid` when this process ends, however it ends: the shell waits on a pipe that only we hold open. Test runners call no exit
 * handlers when they are killed, and a server left behind would eat the machine.
 */
export const endWithUs = (pid: number): void => {
  const guard = spawn('/bin/sh', ['-c', 'read _; kill -9 "$1" 2>/dev/null', 'guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  const pipe = guard.stdin;
  if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
};
