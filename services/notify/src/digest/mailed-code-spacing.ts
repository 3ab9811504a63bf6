import { CONNECTION } from '@huiyin/host';
import { isDuplicateKey } from '@huiyin/records';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';

const SPACED_MS = 60_000;

/** The matter of this code was written to; free again from then on. */
interface MailedCode {
  /** Keyed hash of the query code. */
  readonly _id: string;
  /** The database removes it some time later, so no question rests on its being gone. */
  readonly freeAt: Date;
}

/** Not more than one mail with a code a minute for one matter, whichever process is asked. */
@Injectable()
export class MailedCodeSpacing implements OnApplicationBootstrap {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.codes().createIndex({ freeAt: 1 }, { name: 'free', expireAfterSeconds: 0 });
  }

  /** True for one caller of those who come within the minute. */
  async take(codeHash: string, now = Date.now()): Promise<boolean> {
    await this.codes().deleteOne({ _id: codeHash, freeAt: { $lte: new Date(now) } });
    try {
      await this.codes().insertOne({ _id: codeHash, freeAt: new Date(now + SPACED_MS) });

      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private codes(): Collection<MailedCode> {
    return this.connection.collection<MailedCode>('mailedCodes');
  }
}
