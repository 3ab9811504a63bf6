import type { PetitionEvent } from '@huiyin/contracts';
import { DIRECTORY, notFound, recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { maySee } from '@huiyin/policy';
import type { Directories, Records, Snapshot } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition, Registered } from '../domain/petition/state/petition.js';

/** A petition that the caller may see. What does not exist and what is not for him answers alike. */
@Injectable()
export class VisiblePetitions {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  /** @throws ProblemError 404 `petition.not-found`. */
  async get(id: string, viewer: Actor): Promise<Snapshot<Registered>> {
    const found = await this.petitions.get(id);
    if (found === undefined || found.state.stage === 'none') throw notFound('petition.not-found');
    const { state } = found;
    if (!maySee(viewer, state, this.directories.current())) throw notFound('petition.not-found');

    return { ...found, state };
  }
}
