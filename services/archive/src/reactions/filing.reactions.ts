import { OnEvery } from '@huiyin/bus';
import type { DossierEvent, Envelope } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { DOSSIERS } from '../aggregates.js';
import { fileItem, type Dossier } from '../domain/dossier/index.js';

/** Topics of records of a matter: what happens there belongs into its dossier. */
const OF_MATTERS = [
  'intake.petition.events.v1',
  'supervision.supervision.events.v1',
  'hearing.review.events.v1',
  'notify.letter.events.v1',
];

@Controller()
export class FilingReactions {
  constructor(@Inject(recordsOf(DOSSIERS)) private readonly dossiers: Records<Dossier, DossierEvent>) {}

  /** Also a type that this code does not know: it is filed as it is, never dropped. */
  @OnEvery(OF_MATTERS)
  file(event: Envelope): Reaction {
    return this.dossiers.react(event.subject, fileItem(event as Envelope<Record<string, unknown>>));
  }
}
