import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = 'soffice';
const PATIENCE_MS = 120_000;

const isProgram = async (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** It is a program of the machine, not a package of the project: `undefined` where it is not installed. */
export const findLibreOffice = async (): Promise<string | undefined> => {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, PROGRAM));
  const found = await Promise.all(places.map(isProgram));

  return places.find((_, place) => found[place]);
};

/** What LibreOffice reads in each document, by its name. One start for all, with a profile of its own. */
export const readDocuments = async (program: string, documents: ReadonlyMap<string, Buffer>): Promise<ReadonlyMap<string, string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-office-'));
  const names = [...documents.keys()];
  try {
    await Promise.all(names.map((name, at) => writeFile(join(folder, `${at}.docx`), documents.get(name) ?? '')));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const files = names.map((_, at) => join(folder, `${at}.docx`));
    const convert = ['--headless', '--norestore', profile, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    await promisify(execFile)(program, [...convert, ...files], { timeout: PATIENCE_MS });
    const texts = await Promise.all(names.map((_, at) => readFile(join(folder, `${at}.txt`), 'utf8').catch(() => '')));

    return new Map(names.map((name, at) => [name, texts[at] ?? '']));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
