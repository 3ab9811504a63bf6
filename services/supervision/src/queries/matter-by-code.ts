import type { SupervisionEvent } from '@huiyin/contracts';
import { askersOf, EnquiryDesk, recordsOf, VAULT, type Asked, type Enquiry } from '@huiyin/host';
import type { Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Matter, Supervision } from '../domain/supervision/supervision.state.js';

interface Found {
  readonly id: string;
  readonly state: Supervision;
}

type KnownMatter = Extract<Matter, { readonly known: true }>;

/** Whose phone or number it is, supervision need not know. */
const holdersIn = ({ phones, idNumbers = [] }: KnownMatter) => [{ person: 'any', sealed: [...phones, ...idNumbers] }];

/** The matter of a query code, if the second factor fits too: the end of a petitioner's phone or identity number, or a mailed code; of a matter without either that of its own number. */
@Injectable()
export class MatterByCode {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(EnquiryDesk) private readonly desk: EnquiryDesk,
  ) {}

  /**
   * Nothing for a wrong code and for a wrong factor alike.
   * @throws ProblemError 429 after too many wrong factors for this code.
   */
  find(enquiry: Enquiry, opening: Opening): Promise<Found | undefined> {
    return this.desk.ask(enquiry, (asked) => this.matterOf(asked, opening));
  }

  private async matterOf({ codeHash, factor }: Asked, opening: Opening): Promise<Found | undefined> {
    const found = await this.supervisions.collection.findOne({ 'state.queryCodeHash': codeHash }, { projection: { state: 1 } });
    const state = found?.state ?? undefined;
    if (found === null || state === undefined || !state.matter.known) return undefined;
    const { matter } = state;
    const open = (sealed: readonly Sealed[]) => this.vault.openMany(found._id, sealed, opening);
    const askers = await askersOf(factor, { holders: holdersIn(matter), number: matter.number, open });

    return askers === undefined ? undefined : { id: found._id, state };
  }
}
