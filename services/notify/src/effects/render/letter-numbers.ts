import { Fault } from '@huiyin/kernel';
import type { SerialNumbers } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { WrittenLetter } from './letter-writer.js';
import { NUMBERS } from './tokens.js';

/** One number a letter, whoever asks again. */
const keyOf = (id: string, letterId: string): string => `${id}/${letterId}`;

/** 发文字号: the issuer's code and the letter's suffix are the series, without gap or double in a year (INV-11). */
@Injectable()
export class LetterNumbers {
  constructor(@Inject(NUMBERS) private readonly numbers: SerialNumbers) {}

  /** Taken before the deciding write; a retry finds it by the letter's id, also in a later year. Nothing for a letter without a series. */
  async take(id: string, { draft, filled: { suffix } }: WrittenLetter): Promise<string | undefined> {
    if (suffix === undefined) return undefined;
    const { letter, directory, issuedOn } = draft;
    const code = directory.organisations.get(letter.issuer)?.code;
    if (code === undefined) throw new Fault('letter.issuer-unknown', `no code of ${letter.issuer}`, { retryable: true });
    const key = keyOf(id, letter.id);
    const wish = { series: `${code}${suffix}`, year: Number(issuedOn.slice(0, 4)), letter: key };
    const { series, year, n } = await this.numbers.take(wish);

    return `${series}〔${year}〕${n}号`;
  }

  /** The letter will never be issued: its number stays taken, and is shown as cancelled. */
  cancel(id: string, letterId: string): Promise<void> {
    return this.numbers.cancel(keyOf(id, letterId), 'letter-withdrawn');
  }
}
