// Installs the dependencies when they are missing or differ from the lockfile.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MUST = [20, 19];

/** The oldest Node that is supported (package.json "engines"). */
export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MUST[0] || (major === MUST[0] && minor >= MUST[1])) return;

  console.error(`Huiyin needs Node ${MUST.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
};

const packagesOf = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);

/** Whether node_modules holds exactly what the lockfile names; packages for other platforms may be absent. */
const isInstalled = (root) => {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = new Map(packagesOf(hidden));

  return packagesOf(join(root, 'package-lock.json'))
    .filter(([path, { optional }]) => path.startsWith('node_modules/') && !optional)
    .every(([path, { version }]) => installed.has(path) && installed.get(path).version === version);
};

/** Not `npm ci`, which refuses a lockfile that lacks optional packages of other platforms; the versions are the lockfile's all the same. */
export const install = (root) => {
  if (isInstalled(root)) return;

  console.error(
    existsSync(join(root, 'node_modules')) ? 'dependencies changed: installing …' : 'installing dependencies (this happens once) …',
  );
  const since = Date.now();
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-fund', '--no-audit', '--loglevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);

  console.error(`dependencies installed in ${Math.round((Date.now() - since) / 1000)} s`);
};
