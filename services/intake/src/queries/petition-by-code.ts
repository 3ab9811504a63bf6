import type { PetitionEvent } from '@huiyin/contracts';
import { askersOf, recordsOf, VAULT, type Asked, type Askers } from '@huiyin/host';
import type { Records, Snapshot } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition, Registered } from '../domain/petition/state/petition.js';

/** A petition whose petitioner asks for it, and which of its petitioners that is. */
export interface OwnPetition extends Snapshot<Registered> {
  readonly askers: Askers;
}

/** 查询 by code and second factor: the end of a petitioner's phone or identity number, or a mailed code; of an anonymous matter the end of its own number. */
@Injectable()
export class PetitionsByCode {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Nothing for a wrong code and for a wrong factor alike. */
  async find({ codeHash, factor }: Asked, opening: Opening): Promise<OwnPetition | undefined> {
    const record = await this.petitions.collection.findOne({ 'state.facts.queryCodeHash': codeHash }, { projection: { _id: 1 } });
    const found = record === null ? undefined : await this.petitions.get(record._id);
    if (found === undefined || found.state.stage === 'none') return undefined;
    const { petitioners, number } = found.state.facts;
    const askers = await askersOf(factor, {
      holders: petitioners.map(({ id, phone, idNumber }) => ({ person: id, sealed: [phone, idNumber].filter((one) => one !== undefined) })),
      number,
      open: (sealed) => this.vault.openMany(found.id, sealed, opening),
    });

    return askers === undefined ? undefined : { ...found, state: found.state, askers };
  }
}
