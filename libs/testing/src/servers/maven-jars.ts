import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Fault } from '@huiyin/kernel';

import { cacheFolder } from './cache.js';
import { which } from './missing-tool.js';
import { once } from './once.js';
import { runTool } from './run-tool.js';
import { shown, toStderr } from './progress.js';

interface Jars {
  /** Its dependencies are what is fetched. */
  readonly pom: string;
  /** Folder of the user's cache, outside the repository: name and version. */
  readonly name: string;
}

const needed = (tool: string, name: string): string => {
  const path = which(tool);
  if (path === undefined) throw new Fault('tool.missing', `${tool} is not installed, and ${name} needs it`, { retryable: false });

  return path;
};

const fetch = async (folder: string, { pom, name }: Jars): Promise<void> => {
  const arriving = `${folder}.${process.pid}`;
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${arriving}`];
  await shown({ what: `fetching ${name} from Maven, this happens once`, progress: toStderr }, () =>
    runTool({ program: needed('mvn', name), args }),
  );
  await rm(folder, { recursive: true, force: true });
  await rename(arriving, folder);
};

/** It ends before the thorough compiler has paid off. */
const SHORT_RUN = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** A Java program in its source file, run on jars that Maven fetches once per user. Lines of its output. */
export const javaLines = async (jars: Jars, source: string, args: readonly string[]): Promise<readonly string[]> => {
  const folder = cacheFolder(jars.name, 'libs');
  if (!existsSync(folder)) await once(folder, () => fetch(folder, jars));
  const classPath = (await readdir(folder)).map((jar) => join(folder, jar)).join(':');
  const lines: string[] = [];
  await runTool({
    program: needed('java', jars.name),
    args: [...SHORT_RUN, '-cp', classPath, source, ...args],
    onLine: (line) => lines.push(line),
  });

  return lines;
};
