import type { PetitionEvent, PetitionInput, RegistrationAnswer } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import { EXISTING, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition } from '../domain/petition/state/petition.js';
import { numberKnown, registrationAnswer } from './registration-answer.js';
import { RegistrationDrafts } from './registration-drafts.js';
import type { RegistrationWish } from './registration-wish.js';
import { PetitionSealing } from './seal-petition.js';

/**
 * 登记: the one way into the register, for HTTP, files and the command topic alike. The same matter again is already there; its number
 * with other content is refused; what was refused and then corrected is taken.
 */
@Injectable()
export class Registrar {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(RegistrationDrafts) private readonly drafts: RegistrationDrafts,
    @Inject(PetitionSealing) private readonly sealing: PetitionSealing,
  ) {}

  digestOf(petition: PetitionInput): string {
    return this.sealing.digestOf(petition);
  }

  async register(wish: RegistrationWish): Promise<RegistrationAnswer> {
    const { command, petition } = wish;
    const known = await this.petitions.get(command.id);
    if (known !== undefined && known.state.stage !== 'none') {
      const { number, digest } = known.state.facts;
      return digest === command.digest ? { outcome: 'already-there', id: known.id, number } : numberKnown();
    }
    const decide = await this.drafts.decide(wish, () => this.isFirst(petition));

    return registrationAnswer(await this.petitions.change(command, decide), petition);
  }

  /** Whether none of the petitioners has raised a matter before (FST-1). */
  private async isFirst({ petitioners }: PetitionInput): Promise<boolean> {
    const marks = petitioners.flatMap((person) => this.sealing.marksOf(person));
    if (marks.length === 0) return true;

    return (await this.petitions.collection.findOne({ ...EXISTING, search: { $in: marks } }, { projection: { _id: 1 } })) === null;
  }
}
