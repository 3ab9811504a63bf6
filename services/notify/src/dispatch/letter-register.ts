import { CONNECTION } from '@huiyin/host';
import { Fault, Together, type Done } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { mailMark, paperMark, type LetterPlace } from './letter-marks.js';

interface Entry extends LetterPlace {
  readonly _id: string;
}

const MARKS = { mail: mailMark, paper: paperMark } as const;
export type MarkKind = keyof typeof MARKS;

/**
 * 送达索引: which letter a Message-ID or a bar code means; both are made of the letter and cannot be turned back. Written before the mark
 * leaves the house. It holds nothing that is not in the records, and may be written anew from them.
 */
@Injectable()
export class LetterRegister {
  private readonly entries = new Together<Entry>((entries) => this.write(entries));

  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  /** Answers the marks in the order of the letters. */
  async note(kind: MarkKind, places: readonly LetterPlace[]): Promise<readonly string[]> {
    const entries = places.map(({ matter, letterId }): Entry => ({ _id: MARKS[kind]({ matter, letterId }), matter, letterId }));
    await Promise.all(entries.map((entry) => this.entries.do(entry)));

    return entries.map(({ _id }) => _id);
  }

  async find(mark: string): Promise<LetterPlace | undefined> {
    const found = await this.collection().findOne({ _id: mark });

    return found === null ? undefined : { matter: found.matter, letterId: found.letterId };
  }

  private async write(entries: readonly Entry[]): Promise<readonly Done<void>[]> {
    await this.collection().bulkWrite(
      entries.map(({ _id, ...place }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: place }, upsert: true } })),
      { ordered: false },
    );

    return entries.map(() => ({ result: undefined }));
  }

  private collection() {
    if (this.connection.db === undefined) throw new Fault('letter.no-database', 'the connection is not open', { retryable: true });

    return this.connection.db.collection<Entry>('marks');
  }
}
