import { EnquiryDesk, VAULT, type Enquiry } from '@huiyin/host';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { PetitionsByCode, type OwnPetition } from '../queries/petition-by-code.js';

/** Enquiries of the public, with their guesses counted per code. */
@Injectable()
export class PublicEnquiries {
  readonly #desk: EnquiryDesk;

  constructor(
    @Inject(PetitionsByCode) private readonly petitions: PetitionsByCode,
    @Inject(VAULT) vault: Vault,
  ) {
    this.#desk = new EnquiryDesk(vault);
  }

  /** @throws ProblemError 429 after too many wrong factors for this code. */
  find(enquiry: Enquiry, opening: Opening): Promise<OwnPetition | undefined> {
    return this.#desk.ask(enquiry, (asked) => this.petitions.find(asked, opening));
  }
}
