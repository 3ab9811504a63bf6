import { EnquiryDesk, type Enquiry } from '@huiyin/host';
import type { Opening } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { PetitionsByCode, type OwnPetition } from '../queries/petition-by-code.js';

/** Enquiries of the public, with their guesses counted per code. */
@Injectable()
export class PublicEnquiries {
  constructor(
    @Inject(PetitionsByCode) private readonly petitions: PetitionsByCode,
    @Inject(EnquiryDesk) private readonly desk: EnquiryDesk,
  ) {}

  /** @throws ProblemError 429 after too many wrong factors for this code. */
  find(enquiry: Enquiry, opening: Opening): Promise<OwnPetition | undefined> {
    return this.desk.ask(enquiry, (asked) => this.petitions.find(asked, opening));
  }
}
