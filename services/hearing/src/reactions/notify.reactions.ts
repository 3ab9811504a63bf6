import { On } from '@huiyin/bus';
import { LetterServed, ServiceCorrected, type DataOf, type Envelope, type ReviewEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import { correctHearingNoticeService, correctService, noteHearingNoticeServed, noteService, type Review } from '../domain/review/index.js';

/** Letters whose service on a petitioner has consequences here: opinions, and the notice of the right to a hearing. */
const OPINIONS: readonly string[] = ['L09', 'L14', 'L15'];
const HEARING_RIGHT = 'L16';

@Controller()
export class NotifyReactions {
  constructor(@Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>) {}

  @On(LetterServed)
  letterServed(event: Envelope<DataOf<typeof LetterServed>>): Reaction | undefined {
    const { code, persons } = event.data;
    if (persons.length === 0) return undefined;
    if (OPINIONS.includes(code)) return this.reviews.react(event.subject, noteService(event.data));

    return code === HEARING_RIGHT ? this.reviews.react(event.subject, noteHearingNoticeServed(event.data)) : undefined;
  }

  @On(ServiceCorrected)
  serviceCorrected(event: Envelope<DataOf<typeof ServiceCorrected>>): Reaction | undefined {
    const { code, persons } = event.data;
    if (persons.length === 0) return undefined;
    if (OPINIONS.includes(code)) return this.reviews.react(event.subject, correctService(event.data));

    return code === HEARING_RIGHT ? this.reviews.react(event.subject, correctHearingNoticeService(event.data)) : undefined;
  }
}
