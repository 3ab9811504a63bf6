import { Inject, Injectable } from '@nestjs/common';
import { numberOf } from '../domain/letter/naming.js';
import { LetterWriter } from '../effects/render/letter-writer.js';
import type { LetterPress } from '../effects/render/letter-press.js';
import { pageOf } from '../effects/render/page-of.js';
import { Surroundings } from '../effects/render/surroundings.js';
import { PRESS } from '../effects/render/tokens.js';
import type { ListedLetter } from './listed-letters.js';

/** 送达回证 (L28) to be signed: the form of a letter that is served on paper. It is no letter itself: it has no number and no life. */
@Injectable()
export class ReceiptForm {
  constructor(
    @Inject(LetterWriter) private readonly writer: LetterWriter,
    @Inject(PRESS) private readonly press: LetterPress,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  async print({ matter, state, letter, mark }: ListedLetter, document: string, correlation: string): Promise<Buffer> {
    const documentNumber = numberOf(letter) ?? (state.matter.stage === 'known' ? state.matter.number : mark);
    const form = { ...letter, id: `L28-${mark}`, code: 'L28', copies: [], facts: { document, documentNumber } };
    const { draft, filled, words } = await this.writer.write({ id: matter, state, letter: form, correlation });
    const { language, common } = draft;
    const issuedOn = this.surroundings.today();
    const page = pageOf(filled, { language, common, issuedOn, number: documentNumber, copies: '', printer: words['issuer'] ?? '' });

    return (await this.press.print(page)).pdf;
  }
}
