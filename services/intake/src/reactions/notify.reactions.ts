import { On } from '@huiyin/bus';
import { LetterServed, ServiceCorrected, type DataOf, type Envelope, type PetitionEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { correctService } from '../domain/petition/decisions/correct-service.js';
import { reopenHandling } from '../domain/petition/decisions/review-heard.js';
import { serveReply } from '../domain/petition/decisions/serve-reply.js';
import type { Petition } from '../domain/petition/state/petition.js';

/** Letters by which a matter is answered (domain.md §7.2). */
const REPLIES: ReadonlySet<string> = new Set(['L02', 'L09', 'L10', 'L11', 'L33', 'L36']);
/** Review and re-review opinions: on the agency they may order to handle again. */
const REVIEWS: ReadonlySet<string> = new Set(['L14', 'L15']);

/** 送达: what reached whom. */
@Controller()
export class NotifyReactions {
  constructor(@Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>) {}

  @On(LetterServed)
  served({ subject, data }: Envelope<DataOf<typeof LetterServed>>): Reaction | undefined {
    const { letterId, code, ref, persons, servedOn, addressee } = data;
    if (REVIEWS.has(code) && addressee.kind === 'organisation' && ref !== undefined) {
      return this.petitions.react(subject, reopenHandling({ opinionId: ref, on: addressee.org, servedOn }));
    }
    if (!REPLIES.has(code)) return undefined;

    return this.petitions.react(subject, serveReply({ letterId, code, persons, servedOn, ...(ref === undefined ? {} : { ref }) }));
  }

  @On(ServiceCorrected)
  corrected({ subject, data }: Envelope<DataOf<typeof ServiceCorrected>>): Reaction {
    const { letterId, ref, was, servedOn, reason, approvedBy, addressee } = data;
    const correction = { letterId, was, servedOn, reason, approvedBy, ...(ref === undefined ? {} : { ref }) };

    return this.petitions.react(subject, correctService(correction, addressee.kind === 'organisation'));
  }
}
