import type { SupervisionEvent } from '@huiyin/contracts';
import { DIRECTORY, notFound, recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { maySee } from '@huiyin/policy';
import type { Directories, Records, Snapshot } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';

/** A matter that the actor may not see is answered as one that is not there. */
@Injectable()
export class VisibleMatters {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async mustSee(actor: Actor, id: string): Promise<Snapshot<Supervision>> {
    const found = await this.supervisions.get(id);
    if (found === undefined || !maySee(actor, found.state, this.directory.current())) throw notFound('supervision.not-found');

    return found;
  }
}
