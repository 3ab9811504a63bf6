import { VAULT } from '@huiyin/host';
import type { Sealed } from '@huiyin/kernel';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { personOf, type Letter } from '../domain/letter/letters.state.js';
import type { LettersPage } from './letter-views.js';

/** What is written on the envelope, or needed to call somebody in. */
export interface EnvelopeWords {
  readonly name?: string;
  readonly address?: string;
  readonly phone?: string;
}

const FIELDS = ['name', 'address', 'phone'] as const;

/** Names and addresses for a list of letters to be served on paper: opened together, with one trace. */
@Injectable()
export class EnvelopeOpener {
  constructor(@Inject(VAULT) private readonly vault: Vault) {}

  /** Per letter, keyed by matter and letter. A matter whose key was destroyed gives nothing. */
  async open({ matters }: LettersPage, opening: Opening): Promise<ReadonlyMap<string, EnvelopeWords>> {
    const items = matters.flatMap(({ id, state, letters }) =>
      letters.map((letter) => {
        const person = letter.addressee.kind === 'person' ? personOf(state.matter, letter.addressee.person) : undefined;
        const given = FIELDS.flatMap((field) => (person?.[field] === undefined ? [] : [[field, person[field]] as const]));

        return { matter: id, letter, fields: given.map(([field]) => field), sealed: given.map(([, sealed]): Sealed => sealed) };
      }),
    );
    const opened = await this.vault.openAcross(items, opening);

    return new Map(
      items.map(({ matter, letter, fields }, at) => [
        envelopeKey(matter, letter),
        Object.fromEntries(fields.map((field, n) => [field, opened[at]?.[n]]).filter(([, text]) => text !== undefined)) as EnvelopeWords,
      ]),
    );
  }
}

export const envelopeKey = (matter: string, { id }: Letter): string => `${matter}/${id}`;
