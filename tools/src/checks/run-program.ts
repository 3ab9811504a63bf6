import { spawn } from 'node:child_process';

import { ROOT } from '../checkout/paths.js';

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program on this screen; answers its exit code, null when a signal ended it. */
export const runProgram = ({ command, args, env }: Program): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', resolve);
  });

/** A program of node_modules, by its script. */
export const nodeProgram = (script: string, args: readonly string[]): readonly string[] => [`node_modules/${script}`, ...args];
