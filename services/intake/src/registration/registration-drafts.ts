import type { PetitionEvent } from '@huiyin/contracts';
import type { Decide } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';
import { checkRegistration } from '../domain/petition/decisions/check-registration.js';
import { registerPetition, type RegistrationRequest } from '../domain/petition/decisions/register-petition.js';
import { ownNumber, seriesOf } from '../domain/petition/own-number.js';
import type { Petition } from '../domain/petition/state/petition.js';
import { Moments } from './moments.js';
import { PetitionSerials } from './petition-serials.js';
import type { RegistrationWish } from './registration-wish.js';
import { reportedUnits } from './reported-units.js';
import { PetitionSealing } from './seal-petition.js';

/** Makes a decision of a wish: checked first, so that what the rules refuse costs no serial and no key; then sealed and numbered. */
@Injectable()
export class RegistrationDrafts {
  constructor(
    @Inject(PetitionSealing) private readonly sealing: PetitionSealing,
    @Inject(PetitionSerials) private readonly serials: PetitionSerials,
    @Inject(Moments) private readonly moments: Moments,
  ) {}

  async decide(wish: RegistrationWish, isFirst: () => Promise<boolean>): Promise<Decide<Petition, PetitionEvent>> {
    const { command, petition, platform } = wish;
    const moment = this.moments.of(command.actor, command.at);
    const refusal = checkRegistration({ ...petition, ...(platform === undefined ? {} : { platform }) }, moment);
    if (refusal !== undefined) return () => refusal;
    const units = reportedUnits(petition, moment.directory);

    return registerPetition({ reportedUnits: units, facts: await this.facts(wish, petition.firstTime ?? (await isFirst())) });
  }

  private async facts({ command, petition, platform }: RegistrationWish, firstTime: boolean): Promise<RegistrationRequest['facts']> {
    const { title: _title, content: _content, reportedName: _reportedName, petitioners: _petitioners, ...clear } = petition;
    const day = dayOf(petition.receivedAt);
    const serial = await this.serials.next(seriesOf(petition.region, day));

    return {
      ...clear,
      ...(platform === undefined ? {} : { platform }),
      ...(await this.sealing.seal(command.id, petition)),
      number: ownNumber(petition.region, day, serial),
      firstTime,
      digest: command.digest,
    };
  }
}
