import type { LetterEvent } from '@huiyin/contracts';
import { newId, recordsOf, VAULT } from '@huiyin/host';
import { asOrgId, asStaffId } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { KnownMatter, Letter, Letters } from '../domain/letter/letters.state.js';

export interface Factors {
  readonly code: string;
  /** The last digits of a petitioner's phone, or of the matter's number. */
  readonly digits: string;
}

/** What a petitioner may see: letters to people of the matter, by code and date, never those between offices. */
const publicView = ({ code, making, service }: Letter) => ({
  code,
  ...(making.stage === 'issued' ? { number: making.number, issuedOn: making.issuedOn } : {}),
  ...(service.stage === 'served' ? { servedOn: service.servedOn, way: service.way } : {}),
});

const isForPeople = ({ addressee, making, standing }: Letter): boolean =>
  addressee.kind === 'person' && making.stage === 'issued' && standing.stage === 'stands';

/** The letters of a matter by query code and second factor; a wrong one of either is answered alike. */
@Injectable()
export class LettersByCode {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async find({ code, digits }: Factors) {
    const found = await this.letters.collection.findOne(
      { 'state.matter.queryCodeHash': this.vault.digest(code) },
      { projection: { state: 1 } },
    );
    const state = found?.state;
    if (found === null || state === null || state === undefined || state.matter.stage === 'unknown') return undefined;
    if (!(await this.#fits(found._id, state.matter, digits))) return undefined;

    return { number: state.matter.number, letters: state.letters.filter(isForPeople).map(publicView) };
  }

  async #fits(id: string, matter: KnownMatter, digits: string): Promise<boolean> {
    if (matter.number.endsWith(digits)) return true;
    const opening: Opening = { by: asStaffId('petitioner'), org: asOrgId('public'), purpose: 'public.letters', correlation: newId() };
    const sealed = matter.petitioners.flatMap(({ phone }) => (phone === undefined ? [] : [phone]));
    const phones = sealed.length === 0 ? [] : await this.vault.openMany(id, sealed, opening);

    return phones.some((phone) => phone.replace(/\D/gu, '').endsWith(digits));
  }
}
