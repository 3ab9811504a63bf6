import { FailedAttempts } from '@huiyin/host';
import type { Snapshot } from '@huiyin/records';
import type { Opening } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { Registered } from '../domain/petition/state/petition.js';
import { PetitionsByCode } from '../queries/petition-by-code.js';
import { readQueryCode } from '../registration/query-code.js';
import { PetitionSealing } from '../registration/seal-petition.js';

/** Enquiries of the public, with their guesses counted per code. */
@Injectable()
export class PublicEnquiries {
  readonly #attempts = new FailedAttempts();

  constructor(
    @Inject(PetitionsByCode) private readonly petitions: PetitionsByCode,
    @Inject(PetitionSealing) private readonly sealing: PetitionSealing,
  ) {}

  /** @throws ProblemError 429 after too many wrong factors for this code. */
  async find(
    enquiry: { readonly queryCode: string; readonly lastFour: string },
    opening: Opening,
  ): Promise<Snapshot<Registered> | undefined> {
    const codeHash = this.sealing.codeHash(readQueryCode(enquiry.queryCode));

    return this.#attempts.counted(codeHash, () => this.petitions.find({ codeHash, lastFour: enquiry.lastFour }, opening));
  }
}
