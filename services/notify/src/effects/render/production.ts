import { failpoint } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { MadeLetter } from '../../domain/letter/issue-letter.js';
import { LetterMaker } from './letter-maker.js';
import { LetterNumbers } from './letter-numbers.js';
import { LetterWriter, type Making } from './letter-writer.js';

/** A letter from its facts to its file: written, numbered, printed. */
@Injectable()
export class Production {
  constructor(
    @Inject(LetterWriter) private readonly writer: LetterWriter,
    @Inject(LetterNumbers) private readonly numbers: LetterNumbers,
    @Inject(LetterMaker) private readonly maker: LetterMaker,
  ) {}

  async make(making: Making): Promise<Omit<MadeLetter, 'claim'>> {
    const written = await this.writer.write(making);

    const number = await this.numbers.take(making.id, written);
    failpoint('after-number-before-letter');

    return this.maker.make(making.id, written, number);
  }

  cancel(id: string, letterId: string): Promise<void> {
    return this.numbers.cancel(id, letterId);
  }
}
