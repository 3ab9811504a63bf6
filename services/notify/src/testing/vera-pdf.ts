import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { javaLines } from '@huiyin/testing';

const OWN = fileURLToPath(new URL('../../verapdf/', import.meta.url));
const JARS = { pom: join(OWN, 'pom.xml'), name: 'verapdf-1.26.1' };

/** What veraPDF says of each file: `compliant`, or the clauses of PDF/A-2b that it breaks. One start of Java for all. */
export const verdicts = async (files: ReadonlyMap<string, Buffer>): Promise<ReadonlyMap<string, string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-verapdf-'));
  const names = [...files.keys()];
  try {
    const paths = await Promise.all(
      names.map(async (name, at) => {
        const path = join(folder, `${at}.pdf`);
        await writeFile(path, files.get(name) ?? '');

        return path;
      }),
    );
    const lines = await javaLines(JARS, join(OWN, 'Check.java'), paths);
    const said = new Map(lines.map((line) => [line.split('\t')[0], line.split('\t')[1] ?? '']));

    return new Map(names.map((name, at) => [name, said.get(`${at}.pdf`) ?? 'nothing was said']));
  } finally {
    await rm(folder, { recursive: true });
  }
};
