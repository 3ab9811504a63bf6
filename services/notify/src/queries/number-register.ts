import type { Actor } from '@huiyin/kernel';
import type { SerialNumbers } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { NUMBERS } from '../effects/render/tokens.js';
import { numberRow, type NumberRow } from './number-row.js';
import { NumberedLetters } from './numbered-letters.js';
import { OfficeSeries } from './office-series.js';

export interface NumbersWish {
  readonly series: string;
  readonly year: number;
  readonly after: number;
  readonly limit: number;
}

export interface NumbersPage {
  readonly items: readonly NumberRow[];
  readonly next?: number;
}

/** 发文登记簿: the numbers of an office in a series and year, without gap: what was cancelled, withdrawn or replaced stays in its place. */
@Injectable()
export class NumberRegister {
  constructor(
    @Inject(NUMBERS) private readonly numbers: SerialNumbers,
    @Inject(OfficeSeries) private readonly series: OfficeSeries,
    @Inject(NumberedLetters) private readonly letters: NumberedLetters,
  ) {}

  /** Undefined where the series is not the caller's office's. */
  async page(actor: Actor, { series, year, after, limit }: NumbersWish): Promise<NumbersPage | undefined> {
    if (!this.series.of(actor.org).includes(series)) return undefined;
    const found = await this.numbers.collection
      .find({ series, year, n: { $gt: after } })
      .sort({ n: 1 })
      .limit(limit + 1)
      .toArray();
    const taken = found.slice(0, limit);
    const letters = await this.letters.of(actor, taken);
    const next = found.length > limit ? taken.at(-1)?.n : undefined;

    return { items: taken.map((number) => numberRow(number, letters.get(number.letter))), ...(next === undefined ? {} : { next }) };
  }
}
