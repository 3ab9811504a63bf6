import { readFile } from 'node:fs/promises';

import { toDate, toInstant, type Instant } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { z } from 'zod';

import { putFile } from '../checkout/put-file.js';

const file = z.strictObject({ now: z.iso.datetime({ offset: true }).nullable() });

const MINUTE = 60_000;
const MOVE = /^\+(\d+)(d|h|m)$/;
const UNITS: Readonly<Record<string, number>> = { d: 24 * 60 * MINUTE, h: 60 * MINUTE, m: MINUTE };

/** 开发时钟: one file that every process reads. It stands still between moves and never goes back. */
export class DevClock {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** undefined: the machine's clock holds. */
  async read(): Promise<Instant | undefined> {
    const text = await readFile(this.#path, 'utf8').catch(() => '{ "now": null }');
    const { now } = file.parse(JSON.parse(text));

    return now === null ? undefined : toInstant(now);
  }

  async now(): Promise<Instant> {
    return (await this.read()) ?? toInstant(new Date());
  }

  /** `2026-08-03`, `2026-08-03T08:00`, an ISO instant, or `+45d`, `+6h`, `+30m` from where it stands. */
  async move(written: string): Promise<Instant> {
    const before = await this.read();
    const next = await this.#target(written);
    if (before !== undefined && next < before) throw new RangeError(`the clock stands at ${before} and does not go back to ${next}`);
    await this.#write(next);

    return next;
  }

  /** Gives the clock back to the machine. */
  async release(): Promise<void> {
    await this.#write(null);
  }

  async #target(written: string): Promise<Instant> {
    const [, count, unit = ''] = MOVE.exec(written) ?? [];
    if (count === undefined) return shanghai(written);

    return toInstant(toDate(await this.now()).getTime() + Number(count) * (UNITS[unit] ?? 0));
  }

  async #write(now: Instant | null): Promise<void> {
    await putFile(this.#path, { text: `${JSON.stringify({ now })}\n` });
  }
}
