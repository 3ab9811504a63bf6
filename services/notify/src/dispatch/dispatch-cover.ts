import type { OrgId } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { numberOf } from '../domain/letter/naming.js';
import type { LetterPress } from '../effects/render/letter-press.js';
import { Surroundings } from '../effects/render/surroundings.js';
import { PRESS } from '../effects/render/tokens.js';
import { dateWords } from '../templates/date-words.js';
import { fillPattern } from '../templates/template.js';
import { barsOf, digitsOf } from './bar-code.js';
import type { ListedLetter } from './listed-letters.js';
import { DISPATCH_SHEET, type DispatchSheet } from './sheet-words.js';

/** A letter of the list, and its name as its file says it. */
export interface NamedLetter {
  readonly listed: ListedLetter;
  readonly document: string;
}

/** 待送达清单 on paper: a line for each letter, with its bar code. */
@Injectable()
export class DispatchCover {
  constructor(
    @Inject(PRESS) private readonly press: LetterPress,
    @Inject(DISPATCH_SHEET) private readonly sheet: DispatchSheet,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  print(org: OrgId, letters: readonly NamedLetter[]): Promise<Buffer> {
    const { words, source } = this.sheet;
    const office = this.surroundings.directory().organisations.get(org)?.name ?? org;
    const day = dateWords(this.surroundings.today(), 'zh');
    const summary = fillPattern(words.summary, { office, day, count: String(letters.length) }) ?? '';
    const { title, columns, note } = words;

    return this.press.set(source, { title, columns, note, office, summary, items: letters.map((one) => this.line(one)) });
  }

  private line({ listed: { letter, to, mark, state }, document }: NamedLetter) {
    const { service } = letter;
    const matterNumber = state.matter.stage === 'known' ? state.matter.number : '';
    const number = numberOf(letter) ?? matterNumber;

    return {
      ...{ bars: barsOf(mark), digits: digitsOf(mark), document, number },
      name: to.name ?? '',
      place: [to.address, to.phone].filter((one) => one !== undefined).join('\n'),
      why: service.stage === 'listed' ? this.sheet.words.why[service.why] : '',
    };
  }
}
