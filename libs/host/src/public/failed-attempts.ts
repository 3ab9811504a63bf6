import type { OnApplicationBootstrap } from '@nestjs/common';
import { isDuplicateKey } from '@huiyin/records';
import type { Collection, Connection } from 'mongoose';
import { problem, ProblemError } from '../problem/problem.js';

const MOST = 5;
const WINDOW_MS = 15 * 60_000;

/** 查询失败: the newest wrong second factors of one query code, the oldest first, never more than are allowed. */
interface FailedCode {
  /** Keyed hash of the code, also of one that nobody has. */
  readonly _id: string;
  readonly at: readonly Date[];
  /** From then on it means nothing. The database removes it some time later, so no question rests on its being gone. */
  readonly expiresAt: Date;
}

/**
 * Wrong second factors per query code, whatever addresses they come from and whichever process of the service is asked: five within a
 * quarter of an hour, then a wait. Kept in the service's own database, so a restart forgets none.
 */
export class FailedAttempts implements OnApplicationBootstrap {
  constructor(
    private readonly connection: Connection,
    private readonly now: () => number = Date.now,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.codes().createIndex({ expiresAt: 1 }, { name: 'expired', expireAfterSeconds: 0 });
  }

  /**
   * What is found with a code and a second factor; nothing found is a wrong guess. It is counted before it is looked at: many at once are
   * no more guesses than one after the other. A fault is no guess.
   * @throws ProblemError 429 after too many of them for this code.
   */
  async counted<Found>(code: string, look: () => Promise<Found | undefined>): Promise<Found | undefined> {
    const at = await this.count(code);
    try {
      const found = await look();
      if (found !== undefined) await this.codes().deleteOne({ _id: code });

      return found;
    } catch (error) {
      await this.codes().updateOne({ _id: code }, { $pull: { at } });
      throw error;
    }
  }

  /** Two first guesses at once may both want to write the code's document: the one that comes second looks again. */
  private async count(code: string): Promise<Date> {
    for (;;) {
      const at = new Date(this.now());
      if (await this.hasCounted(code, at)) return at;
      await this.refuseWhereTooMany(code, at);
    }
  }

  /** In one write: it matches where fewer than the allowed are kept, or the oldest of them has run out; else `_id` is there already. */
  private async hasCounted(code: string, at: Date): Promise<boolean> {
    const isFree = { $or: [{ [`at.${MOST - 1}`]: { $exists: false } }, { 'at.0': { $lte: new Date(at.getTime() - WINDOW_MS) } }] };
    try {
      await this.codes().updateOne(
        { _id: code, ...isFree },
        { $push: { at: { $each: [at], $slice: -MOST } }, $set: { expiresAt: new Date(at.getTime() + WINDOW_MS) } },
        { upsert: true },
      );

      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async refuseWhereTooMany(code: string, now: Date): Promise<void> {
    const { at = [] } = (await this.codes().findOne({ _id: code })) ?? {};
    const wait = (at[0]?.getTime() ?? 0) + WINDOW_MS - now.getTime();
    if (at.length < MOST || wait <= 0) return;

    throw new ProblemError(problem(429, 'request.too-many'), { 'retry-after': String(Math.ceil(wait / 1_000)) });
  }

  private codes(): Collection<FailedCode> {
    return this.connection.collection<FailedCode>('failedCodes', { writeConcern: { w: 'majority' } });
  }
}
