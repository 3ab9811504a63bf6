import type { LetterEvent } from '@huiyin/contracts';
import { codeHashOf, MailedCodes, recordsOf, VAULT } from '@huiyin/host';
import type { OrgId, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { MailedCodeSpacing } from './mailed-code-spacing.js';
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

/** A matter that a code can be mailed for. */
export interface CodeMatter {
  readonly id: string;
  readonly codeHash: string;
  readonly office: OrgId;
  readonly people: readonly Reachable[];
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
    @Inject(MailedCodeSpacing) private readonly spacing: MailedCodeSpacing,
  ) {
    this.#codes = new MailedCodes(vault);
  }

  hashOf(queryCode: string): string {
    return codeHashOf(this.vault, queryCode);
  }

  /** Nothing for a code that nobody has, where nobody can be written to, and where somebody was within the last minute. */
  async takeMatterOf(codeHash: string): Promise<CodeMatter | undefined> {
    const found = await this.letters.collection.findOne({ 'state.matter.queryCodeHash': codeHash }, { projection: { 'state.matter': 1 } });
    const matter = found?.state?.matter;
    if (found === null || matter?.stage !== 'known') return undefined;
    const people = reachable(matter);
    if (people.length === 0 || !(await this.spacing.take(codeHash))) return undefined;

    return { id: found._id, codeHash, office: matter.registeredBy, people };
  }

  async of({ id, codeHash, office, people }: CodeMatter, opening: Opening): Promise<readonly CodeAddressee[]> {
    const addresses = await this.vault.openMany(
      id,
      people.map(({ email }) => email),
      opening,
    );

    return people.map(({ person }, at) => ({ office, address: addresses[at] ?? '', code: this.#codes.codeFor(codeHash, person) }));
  }
}
