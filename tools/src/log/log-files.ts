import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** One file per service with its lines as they were written; begun anew at every start. */
export class LogFiles {
  readonly #folder: string;
  readonly #files = new Map<string, WriteStream>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  write(name: string, line: string): void {
    const file = this.#files.get(name) ?? createWriteStream(join(this.#folder, `${name}.log`));
    this.#files.set(name, file);
    file.write(`${line}\n`);
  }
}
