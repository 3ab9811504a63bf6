// Compiles TypeScript to dist/, file by file and only what changed: one swc in one process, so that a start without changes costs
// milliseconds. `node tools/bin/build.mjs` does the whole workspace, `node tools/bin/build.mjs <folder>` one project (Nx calls it so).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const STAMP = '.compiled-with';

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.d.ts');

const filesBelow = (folder, wanted) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && wanted(entry.name))
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : [];

/** Projects of the workspace, from package.json's own list. */
export const projects = () => {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  return workspaces.flatMap((pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => join(root, pattern.slice(0, -2), name))
      : [join(root, pattern)],
  );
};

/** What the compiler's output depends on besides the source: another compiler or other options compile everything again. */
const compiler = () => {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@swc/core/package.json'), 'utf8'));
  const options = readFileSync(join(root, '.swcrc'), 'utf8');

  return createHash('sha256').update(version).update(options).digest('hex');
};

const staleFiles = (project, stamp) => {
  const [src, dist] = [join(project, 'src'), join(project, 'dist')];
  const known = existsSync(join(dist, STAMP)) && readFileSync(join(dist, STAMP), 'utf8') === stamp;
  if (!known) rmSync(dist, { recursive: true, force: true });
  const sources = filesBelow(src, isSource);
  const outputs = new Set(sources.map((file) => file.replace(/\.ts$/, '.js')));
  for (const file of filesBelow(dist, (name) => name.endsWith('.js')))
    if (!outputs.has(file)) for (const gone of [file, `${file}.map`]) rmSync(join(dist, gone), { force: true });

  return sources.filter((file) => {
    const built = statSync(join(dist, file.replace(/\.ts$/, '.js')), { throwIfNoEntry: false });
    return built === undefined || Math.round(built.mtimeMs) !== Math.floor(statSync(join(src, file)).mtimeMs);
  });
};

/** Through a temporary name, so that a process that starts meanwhile never reads half a file. */
const put = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  const arriving = `${path}.${process.pid}`;
  writeFileSync(arriving, text);
  renameSync(arriving, path);
};

const compile = async (swc, project, file) => {
  const [source, target] = [join(project, 'src', file), join(project, 'dist', file.replace(/\.ts$/, '.js'))];
  const modified = new Date(Math.floor(statSync(source).mtimeMs));
  const { code, map } = await swc.transformFile(source, {
    swcrc: true,
    configFile: join(root, '.swcrc'),
    sourceFileName: relative(dirname(target), source),
  });
  put(`${target}.map`, map ?? '');
  put(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
  utimesSync(target, modified, modified);
};

/** The first lines tell what is wrong where; the rest is the compiler's own stack. */
const reasonOf = (error) => String(error instanceof Error ? error.message : error).split('\n\nCaused by')[0];

const buildProject = async (project, stamp) => {
  const stale = staleFiles(project, stamp);
  if (stale.length === 0) return [];
  const swc = await import('@swc/core');
  const outcomes = await Promise.allSettled(stale.map((file) => compile(swc, project, file)));
  put(join(project, 'dist', STAMP), stamp);

  return outcomes;
};

/** Answers how many files were compiled, and what is wrong with those that could not be. */
export const build = async (folders = projects()) => {
  const stamp = compiler();
  const outcomes = [];
  for (const folder of folders) outcomes.push(...(await buildProject(folder, stamp)));
  const broken = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reasonOf(reason));

  return { compiled: outcomes.length - broken.length, broken };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folders = process.argv.slice(2).map((folder) => resolve(folder));
  const { broken } = await build(folders.length > 0 ? folders : undefined);
  for (const reason of broken) console.error(reason);
  process.exitCode = broken.length === 0 ? 0 : 1;
}
