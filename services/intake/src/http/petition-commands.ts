import type { PetitionEvent } from '@huiyin/contracts';
import { answerToHttp, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Decide, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { withTimePassed } from '../domain/petition/overdue.js';
import type { Petition } from '../domain/petition/state/petition.js';
import { VisiblePetitions } from './visible-petition.js';

type PetitionDecide = Decide<Petition, PetitionEvent>;
/** Seals words of people under the key of the matter, before any rule sees them. */
export type SealWords = <Name extends string>(words: Readonly<Record<Name, string>>) => Promise<Readonly<Record<Name, Sealed>>>;

const standing = (id: string) => (petition: Petition) =>
  petition.stage === 'none' ? { id } : { id, number: petition.facts.number, stage: petition.stage };

/** The way of every command on a registered matter: visible to the caller, words sealed, decided, answered. */
@Injectable()
export class PetitionCommands {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(VisiblePetitions) private readonly visible: VisiblePetitions,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async run(
    request: CurrentRequest,
    id: string,
    decide: (seal: SealWords) => PetitionDecide | Promise<PetitionDecide>,
  ): Promise<HttpAnswer> {
    await this.visible.get(id, request.actor);
    const rule = await decide((words) => this.vault.sealFields(id, words));
    const answer = await this.petitions.change(request.command(id), withTimePassed(rule));

    return answerToHttp(answer, { body: standing(id) });
  }
}
