import type { CurrentRequest } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import type { Letter, Letters } from '../domain/letter/letters.state.js';
import { envelopeKey, EnvelopeOpener, type EnvelopeWords } from '../queries/envelope-words.js';
import { LetterViews, type PageWish } from '../queries/letter-views.js';
import { LetterRegister } from './letter-register.js';

/** A letter on the list of an office, with what is written on its envelope and the number of its receipt. */
export interface ListedLetter {
  readonly matter: string;
  readonly state: Letters;
  readonly letter: Letter;
  readonly to: EnvelopeWords;
  readonly mark: string;
}

export interface ListedPage {
  readonly letters: readonly ListedLetter[];
  readonly next?: string;
}

/** 待送达文书 of the caller's office, for the list and for the print. */
@Injectable()
export class ListedLetters {
  constructor(
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(EnvelopeOpener) private readonly envelopes: EnvelopeOpener,
    @Inject(LetterRegister) private readonly register: LetterRegister,
  ) {}

  /** Opening names and addresses is recorded; a number is registered before it is shown. */
  async page(current: CurrentRequest, wish: PageWish, purpose: string): Promise<ListedPage> {
    const page = await this.views.dispatchList(current.actor, wish);
    const words = await this.envelopes.open(page, current.opening(purpose));
    const all = page.matters.flatMap(({ id: matter, state, letters }) => letters.map((letter) => ({ matter, state, letter })));
    const marks = await this.register.note(
      'paper',
      all.map(({ matter, letter }) => ({ matter, letterId: letter.id })),
    );
    const letters = all.map((one, at) => ({ ...one, to: words.get(envelopeKey(one.matter, one.letter)) ?? {}, mark: marks[at] ?? '' }));

    return { letters, ...(page.next === undefined ? {} : { next: page.next }) };
  }
}
