import type { LetterEvent } from '@huiyin/contracts';
import { askersOf, EnquiryDesk, recordsOf, VAULT, type Asked, type Enquiry } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { KnownMatter, Letter, Letters } from '../domain/letter/letters.state.js';
import { personsOf } from '../domain/letter/recipients.js';

/** The letters of somebody who knows code and second factor. */
export interface OwnLetters {
  readonly id: string;
  readonly number: string;
  readonly letters: readonly Letter[];
}

/** Issued letters to these people: never one between offices, never one that waits. */
const lettersTo = (persons: ReadonlySet<string>, { letters }: Letters): readonly Letter[] =>
  letters.filter((letter) => letter.making.stage === 'issued' && personsOf(letter).some((person) => persons.has(person)));

const holdersIn = (petitioners: KnownMatter['petitioners']) =>
  petitioners.map(({ id, phone, idNumber }) => ({ person: id, sealed: [phone, idNumber].filter((one) => one !== undefined) }));

/** 文书查询 (S1-07) by query code and second factor: the end of a petitioner's phone or identity number, or the code mailed to him. */
@Injectable()
export class LettersByCode {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(EnquiryDesk) private readonly desk: EnquiryDesk,
  ) {}

  /**
   * Nothing for a wrong code and for a wrong factor alike. In a joint matter everyone finds his own letters.
   * @throws ProblemError 429 after too many wrong factors for this code.
   */
  find(enquiry: Enquiry, opening: Opening): Promise<OwnLetters | undefined> {
    return this.desk.ask(enquiry, (asked) => this.ownLetters(asked, opening));
  }

  private async ownLetters({ codeHash, factor }: Asked, opening: Opening): Promise<OwnLetters | undefined> {
    const found = await this.letters.collection.findOne({ 'state.matter.queryCodeHash': codeHash }, { projection: { state: 1 } });
    const state = found?.state ?? undefined;
    if (found === null || state === undefined || state.matter.stage === 'unknown') return undefined;
    const { number, petitioners } = state.matter;
    const askers = await askersOf(factor, {
      holders: holdersIn(petitioners),
      open: (sealed) => this.vault.openMany(found._id, sealed, opening),
    });

    return askers === undefined ? undefined : { id: found._id, number, letters: lettersTo(askers.persons, state) };
  }
}
