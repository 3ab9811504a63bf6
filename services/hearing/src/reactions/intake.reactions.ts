import { On } from '@huiyin/bus';
import { OpinionIssued, type DataOf, type Envelope, type ReviewEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import { noteOpinion, type Review } from '../domain/review/index.js';

@Controller()
export class IntakeReactions {
  constructor(@Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>) {}

  @On(OpinionIssued)
  opinionIssued(event: Envelope<DataOf<typeof OpinionIssued>>): Reaction {
    return this.reviews.react(event.subject, noteOpinion(event.data));
  }
}
