import type { SupervisionEvent } from '@huiyin/contracts';
import { newId, recordsOf, VAULT } from '@huiyin/host';
import { asOrgId, asStaffId } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Matter, Supervision } from '../domain/supervision/supervision.state.js';

export interface Factors {
  readonly code: string;
  /** The last digits of a petitioner's phone, or of the matter's number. */
  readonly digits: string;
}

interface Found {
  readonly id: string;
  readonly state: Supervision;
}

/** The matter of a query code, if the second factor fits too. */
@Injectable()
export class MatterByCode {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async find({ code, digits }: Factors): Promise<Found | undefined> {
    const found = await this.supervisions.collection.findOne(
      { 'state.queryCodeHash': this.vault.blindIndex('reference', code.replace(/[\s-]/g, '')) },
      { projection: { state: 1 } },
    );
    if (found === null || found.state === null) return undefined;
    const { _id: id, state } = found;

    return (await this.fits(id, state.matter, digits)) ? { id, state } : undefined;
  }

  private async fits(id: string, matter: Matter, digits: string): Promise<boolean> {
    if (!matter.known) return false;
    if (matter.number.endsWith(digits)) return true;
    const opening = { by: asStaffId('petitioner'), org: asOrgId('public'), purpose: 'public.evaluation', correlation: newId() };
    const phones = await this.vault.openMany(id, matter.phones, opening);

    return phones.some((phone) => phone.replace(/\D/gu, '').endsWith(digits));
  }
}
