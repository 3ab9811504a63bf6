import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

interface Content {
  readonly text: string;
  readonly mode?: number;
}

/** Writes through a temporary name, so that nobody ever reads half a file. */
export const putFile = async (path: string, { text, mode = 0o644 }: Content): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const arriving = `${path}.${process.pid}`;
  await writeFile(arriving, text, { mode });
  await rename(arriving, path);
};
