import type { LetterEvent } from '@huiyin/contracts';
import { EnquiryDesk, MailedCodes, recordsOf, VAULT } from '@huiyin/host';
import type { OrgId, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { KnownMatter, Letters } from '../domain/letter/letters.state.js';

/** Where a petitioner's code goes, and in whose name. */
export interface CodeAddressee {
  readonly office: OrgId;
  readonly address: string;
  readonly code: string;
}

interface Reachable {
  readonly person: string;
  readonly email: Sealed;
}

/** Who left an address and agreed to be written to there. */
const reachable = ({ petitioners }: KnownMatter): readonly Reachable[] =>
  petitioners.flatMap(({ id, email, electronic }) => (electronic && email !== undefined ? [{ person: id, email }] : []));

/** Who of a matter's people can be mailed a code, to each his own. */
@Injectable()
export class CodeAddressees {
  readonly #codes: MailedCodes;

  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(EnquiryDesk) private readonly desk: EnquiryDesk,
  ) {
    this.#codes = new MailedCodes(vault);
  }

  hashOf(queryCode: string): string {
    return this.desk.codeHash(queryCode);
  }

  async of(codeHash: string, opening: Opening): Promise<readonly CodeAddressee[]> {
    const found = await this.letters.collection.findOne({ 'state.matter.queryCodeHash': codeHash }, { projection: { state: 1 } });
    const matter = found?.state?.matter;
    if (found === null || matter?.stage !== 'known') return [];
    const people = reachable(matter);
    const addresses = await this.vault.openMany(
      found._id,
      people.map(({ email }) => email),
      opening,
    );

    return people.map(({ person }, at) => ({
      office: matter.registeredBy,
      address: addresses[at] ?? '',
      code: this.#codes.codeFor(codeHash, person),
    }));
  }
}
