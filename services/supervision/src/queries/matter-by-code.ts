import type { SupervisionEvent } from '@huiyin/contracts';
import { FailedAttempts, recordsOf, VAULT } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Matter, Supervision } from '../domain/supervision/supervision.state.js';

/** What the petitioner gives: the code of his receipt, and four signs that only he and the register know. */
export interface Enquiry {
  readonly queryCode: string;
  readonly lastFour: string;
}

interface Found {
  readonly id: string;
  readonly state: Supervision;
}

type KnownMatter = Extract<Matter, { readonly known: true }>;

const FOUR = 4;
const endOf = (text: string): string => text.replace(/\s/g, '').toUpperCase().slice(-FOUR);

/** The matter of a query code, if the second factor fits too: the end of a petitioner's phone or identity number; of a matter without either that of its own number. */
@Injectable()
export class MatterByCode {
  readonly #attempts = new FailedAttempts();

  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /**
   * Nothing for a wrong code and for a wrong factor alike.
   * @throws ProblemError 429 after too many wrong factors for this code.
   */
  async find({ queryCode, lastFour }: Enquiry, opening: Opening): Promise<Found | undefined> {
    const hash = this.vault.blindIndex('reference', queryCode.replace(/[\s-]/g, ''));

    return this.#attempts.counted(hash, () => this.matterOf(hash, lastFour, opening));
  }

  private async matterOf(hash: string, lastFour: string, opening: Opening): Promise<Found | undefined> {
    const found = await this.supervisions.collection.findOne({ 'state.queryCodeHash': hash }, { projection: { state: 1 } });
    const state = found?.state ?? undefined;
    if (found === null || state === undefined || !state.matter.known) return undefined;
    const factors = await this.factors(found._id, state.matter, opening);

    return factors.some((factor) => endOf(factor) === endOf(lastFour)) ? { id: found._id, state } : undefined;
  }

  private async factors(id: string, { phones, idNumbers = [], number }: KnownMatter, opening: Opening): Promise<readonly string[]> {
    const sealed = [...phones, ...idNumbers];

    return sealed.length === 0 ? [number] : this.vault.openMany(id, sealed, opening);
  }
}
