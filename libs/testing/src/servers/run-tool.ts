import { spawn } from 'node:child_process';

import { Fault } from '@huiyin/kernel';

interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

const LAST_LINES = 15;

/** Runs a program to its end; its last lines become the fault's message when it fails. */
export const runTool = ({ program, args, cwd, env, onLine }: Run): Promise<void> =>
  new Promise((resolve, reject) => {
    const lines: string[] = [];
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const hear = (chunk: Buffer): void => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) {
        lines.push(line);
        onLine?.(line);
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();

      reject(
        new Fault('tool.failed', `${program} ended with ${signal ?? code}:\n${lines.slice(-LAST_LINES).join('\n')}`, { retryable: false }),
      );
    });
  });
