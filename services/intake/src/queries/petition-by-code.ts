import type { PetitionEvent } from '@huiyin/contracts';
import { recordsOf, VAULT } from '@huiyin/host';
import type { Records, Snapshot } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition, Registered } from '../domain/petition/state/petition.js';

/** What the petitioner gives: the code of his receipt, and four digits that only he and the register know. */
export interface Enquiry {
  readonly codeHash: string;
  readonly lastFour: string;
}

const FOUR = 4;
const endOf = (text: string): string => text.replace(/\s/g, '').toUpperCase().slice(-FOUR);

/** 查询 by code and second factor: the end of a petitioner's phone or identity number; of an anonymous matter that of its own number. */
@Injectable()
export class PetitionsByCode {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Nothing for a wrong code and for a wrong factor alike. */
  async find({ codeHash, lastFour }: Enquiry, opening: Opening): Promise<Snapshot<Registered> | undefined> {
    const record = await this.petitions.collection.findOne({ 'state.facts.queryCodeHash': codeHash }, { projection: { _id: 1 } });
    const found = record === null ? undefined : await this.petitions.get(record._id);
    if (found === undefined || found.state.stage === 'none') return undefined;
    const factors = await this.factors(found.id, found.state, opening);

    return factors.some((factor) => endOf(factor) === lastFour.toUpperCase()) ? { ...found, state: found.state } : undefined;
  }

  private async factors(id: string, { facts }: Registered, opening: Opening): Promise<readonly string[]> {
    const sealed = facts.petitioners.flatMap(({ phone, idNumber }) => [phone, idNumber].filter((value) => value !== undefined));

    return sealed.length === 0 ? [facts.number] : this.vault.openMany(id, sealed, opening);
  }
}
