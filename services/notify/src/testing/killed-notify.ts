import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Failpoint } from '@huiyin/records';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const run = promisify(execFile);

/** Compiles what a process of its own needs; costs nothing where nothing changed. */
export const compileServices = async (): Promise<void> => {
  await run(process.execPath, ['tools/bin/build.mjs'], { cwd: ROOT });
};

/** The real process of notify, which kills itself at a place; answers how it ended (`SIGKILL`). */
export const killedNotify = async (place: Failpoint, variables: Readonly<Record<string, string>>): Promise<string> => {
  const env = { ...process.env, ...variables, HUIYIN_FAILPOINT: place, NODE_ENV: 'development' };
  const child = spawn(process.execPath, ['services/notify/dist/main.js'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];

  return signal ?? `${code}: ${said}`;
};
