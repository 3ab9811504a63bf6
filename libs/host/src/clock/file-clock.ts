import { readFileSync, statSync } from 'node:fs';
import { toInstant, type BusinessClock, type Instant } from '@huiyin/kernel';
import { z } from 'zod';
import { machineClock } from './machine-clock.js';

/** `{ "now": "2026-08-03T00:00:00.000Z" }` stands still there; `{ "now": null }`, or no file, is the machine's time. */
const clockFile = z.strictObject({ now: z.iso.datetime({ offset: true }).nullable() });

/**
 * 开发时钟: one file that every process reads. It is looked at whenever the time is asked, and read only when it was changed.
 * A time set in it never goes back, and a file that is half written leaves the time as it was.
 */
export class FileClock implements BusinessClock {
  readonly #path: string;
  #stamp = '';
  #now: Instant | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  now(): Instant {
    const stamp = this.#stampOfFile();
    if (stamp !== this.#stamp) this.#read(stamp);

    return this.#now ?? machineClock.now();
  }

  /** Size and inode too: two moves within one tick of the file system's clock must both be seen. */
  #stampOfFile(): string {
    const stats = statSync(this.#path, { bigint: true, throwIfNoEntry: false });

    return stats === undefined ? 'none' : `${stats.mtimeNs}/${stats.size}/${stats.ino}`;
  }

  #read(stamp: string): void {
    const read = stamp === 'none' ? { now: null } : this.#parse();
    if (read === undefined) return;

    const next = read.now === null ? null : toInstant(read.now);
    this.#stamp = stamp;
    if (next === null || this.#now === null || next > this.#now) this.#now = next;
  }

  #parse(): z.infer<typeof clockFile> | undefined {
    try {
      return clockFile.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return undefined;
    }
  }
}
