import type { PetitionerInput, PetitionInput, Petitioner } from '@huiyin/contracts';
import { FILES, VAULT } from '@huiyin/host';
import type { FileRef, Sealed } from '@huiyin/kernel';
import type { FileStore, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { newQueryCode } from './query-code.js';

/** What of a petition is personal, sealed under its own key, with the keyed hashes by which it is found. */
export interface SealedPetition {
  readonly title: Sealed;
  readonly content: Sealed;
  readonly reportedName?: Sealed;
  readonly queryCode: Sealed;
  readonly queryCodeHash: string;
  readonly wholeText?: FileRef;
  readonly petitioners: readonly Petitioner[];
}

/** The exchange format's limit of a text (domain.md §8.1): what is longer is kept whole as a file besides, never cut. */
const FIELD_LENGTH = 4_000;

@Injectable()
export class PetitionSealing {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  /** Keyed, because it is taken of words in clear: tells the same matter from its number with other content. */
  digestOf(petition: PetitionInput): string {
    return this.vault.digest(petition);
  }

  /** Of the same person in different matters the marks are equal. */
  marksOf({ idNumber, phone, email }: PetitionerInput): readonly string[] {
    const { vault } = this;

    return [
      ...(idNumber === undefined ? [] : [`person:${vault.blindIndex('idNumber', idNumber)}`]),
      ...(phone === undefined ? [] : [`phone:${vault.blindIndex('phone', phone)}`]),
      ...(email === undefined ? [] : [`email:${vault.blindIndex('email', email)}`]),
    ];
  }

  codeHash(code: string): string {
    return this.vault.blindIndex('reference', code);
  }

  async seal(id: string, petition: PetitionInput): Promise<SealedPetition> {
    const code = newQueryCode();
    const { title, content, reportedName } = petition;
    const words = { title, content, queryCode: code, ...(reportedName === undefined ? {} : { reportedName }) };

    return {
      ...(await this.vault.sealFields(id, words)),
      queryCodeHash: this.codeHash(code),
      ...(await this.wholeText(id, content)),
      petitioners: await Promise.all(petition.petitioners.map((person, at) => this.person(id, person, at + 1))),
    };
  }

  private async wholeText(id: string, content: string): Promise<{ readonly wholeText?: FileRef }> {
    if ([...content].length <= FIELD_LENGTH) return {};
    const file = { name: 'content.txt', mediaType: 'text/plain; charset=utf-8' };

    return { wholeText: await this.files.put(id, Buffer.from(content, 'utf8'), file) };
  }

  private async person(id: string, { representative, consents, ...contact }: PetitionerInput, n: number): Promise<Petitioner> {
    const sealed = await this.vault.sealFields(id, contact);
    const isMailed = consents?.includes('mail') ?? contact.email !== undefined;

    return {
      id: `p${n}`,
      ...sealed,
      marks: [...this.marksOf({ representative, ...contact })],
      representative,
      electronic: isMailed,
      ...(consents === undefined ? {} : { consents }),
    };
  }
}
