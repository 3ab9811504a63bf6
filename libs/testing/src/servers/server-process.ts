import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Fault } from '@huiyin/kernel';

import { endWithUs, isAlive, send, stopProcess } from './processes.js';

export interface ServerCommand {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly log: string;
  readonly isReady: () => Promise<boolean>;
  readonly within?: number;
  /** True for tests: the server dies with us. False for `npm start`, which finds its servers again by pid. */
  readonly endsWithUs: boolean;
}

export interface ServerProcess {
  pid(): number;
  stop(): Promise<void>;
  /** As a power cut would: no goodbye. */
  kill9(): Promise<void>;
  /** Same port, same data; stops it first when it runs. */
  restart(): Promise<void>;
}

const lastLines = async (log: string): Promise<string> => (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-12).join('\n');

const launch = async (command: ServerCommand): Promise<number> => {
  await mkdir(dirname(command.log), { recursive: true });
  const output = openSync(command.log, 'a');
  const child = spawn(command.program, command.args, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.unref();
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  await Promise.race([new Promise((resolve) => child.once('spawn', resolve)), failed]);
  const pid = child.pid;
  if (pid === undefined) throw new Fault('server.not-started', `${command.name} did not start`, { retryable: false });
  if (command.endsWithUs) endWithUs(pid);

  return pid;
};

const untilReady = async (command: ServerCommand, pid: number): Promise<void> => {
  const giveUp = Date.now() + (command.within ?? 60_000);
  while (!(await command.isReady())) {
    if (!isAlive(pid) || Date.now() > giveUp) {
      await stopProcess(pid);
      throw new Fault(
        'server.not-ready',
        `${command.name} did not become ready; the end of ${command.log}:\n${await lastLines(command.log)}`,
        {
          retryable: false,
        },
      );
    }
    await pause(25);
  }
};

/** Starts a server as a process of its own (Ctrl-C reaches only us, so that we stop things in order) and waits until it answers. */
export const startServer = async (command: ServerCommand): Promise<ServerProcess> => {
  const start = async (): Promise<number> => {
    const pid = await launch(command);
    await untilReady(command, pid);

    return pid;
  };
  let pid = await start();

  return {
    pid: () => pid,
    stop: () => stopProcess(pid),
    kill9: async () => {
      send(pid, 'SIGKILL');
      await stopProcess(pid);
    },
    restart: async () => {
      await stopProcess(pid);
      pid = await start();
    },
  };
};
