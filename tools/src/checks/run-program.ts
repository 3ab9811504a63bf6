import { spawn } from 'node:child_process';

import { ROOT } from '../checkout/paths.js';

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Into a file only through us: some programs open /dev/stdout anew, and would cut off what stands in it. */
const OUTPUT = process.stdout.isTTY === true ? 'inherit' : 'pipe';

/** Runs a program on this screen; answers its exit code, null when a signal ended it. */
export const runProgram = ({ command, args, env }: Program): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', OUTPUT, OUTPUT] });
    child.stdout?.pipe(process.stdout, { end: false });
    child.stderr?.pipe(process.stderr, { end: false });
    child.once('error', reject);
    child.once('close', resolve);
  });

/** A program of node_modules, by its script. */
export const nodeProgram = (script: string, args: readonly string[]): readonly string[] => [`node_modules/${script}`, ...args];
