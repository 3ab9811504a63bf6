import type { LetterEvent } from '@huiyin/contracts';
import { FailedAttempts, recordsOf, VAULT } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { KnownMatter, Letter, Letters } from '../domain/letter/letters.state.js';
import { personsOf } from '../domain/letter/recipients.js';

/** What the petitioner gives: the code of his receipt, and four signs that only he and the register know. */
export interface Enquiry {
  readonly queryCode: string;
  readonly lastFour: string;
}

/** The letters of somebody who knows code and second factor. */
export interface OwnLetters {
  readonly id: string;
  readonly number: string;
  readonly letters: readonly Letter[];
}

const FOUR = 4;
const endOf = (text: string): string => text.replace(/\s/g, '').toUpperCase().slice(-FOUR);

/** Issued letters to these people: never one between offices, never one that waits. */
const lettersTo = (persons: ReadonlySet<string>, { letters }: Letters): readonly Letter[] =>
  letters.filter((letter) => letter.making.stage === 'issued' && personsOf(letter).some((person) => persons.has(person)));

/** 文书查询 (S1-07) by query code and second factor: the end of a petitioner's phone or identity number. */
@Injectable()
export class LettersByCode {
  readonly #attempts = new FailedAttempts();

  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /**
   * Nothing for a wrong code and for a wrong factor alike. In a joint matter everyone finds his own letters.
   * @throws ProblemError 429 after too many wrong factors for this code.
   */
  async find({ queryCode, lastFour }: Enquiry, opening: Opening): Promise<OwnLetters | undefined> {
    const hash = this.vault.blindIndex('reference', queryCode.replace(/[\s-]/g, ''));

    return this.#attempts.counted(hash, () => this.ownLetters(hash, lastFour, opening));
  }

  private async ownLetters(hash: string, lastFour: string, opening: Opening): Promise<OwnLetters | undefined> {
    const found = await this.letters.collection.findOne({ 'state.matter.queryCodeHash': hash }, { projection: { state: 1 } });
    const state = found?.state ?? undefined;
    if (found === null || state === undefined || state.matter.stage === 'unknown') return undefined;
    const persons = await this.known(found._id, state.matter, { lastFour: endOf(lastFour), opening });

    return persons.size === 0 ? undefined : { id: found._id, number: state.matter.number, letters: lettersTo(persons, state) };
  }

  private async known(id: string, { petitioners }: KnownMatter, asked: { readonly lastFour: string; readonly opening: Opening }) {
    const factors = petitioners.flatMap((person) =>
      [person.phone, person.idNumber].filter((sealed) => sealed !== undefined).map((sealed) => ({ person: person.id, sealed })),
    );
    const opened = await this.vault.openMany(
      id,
      factors.map(({ sealed }) => sealed),
      asked.opening,
    );

    return new Set(factors.filter((_factor, at) => endOf(opened[at] ?? '') === asked.lastFour).map(({ person }) => person));
  }
}
