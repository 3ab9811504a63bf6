import { On } from '@huiyin/bus';
import {
  RedoConsentGiven,
  RemediesEnded,
  ReviewAccepted,
  ReviewDecided,
  type DataOf,
  type Envelope,
  type PetitionEvent,
} from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { endProcedure, reopenProcedure } from '../domain/petition/decisions/end-procedure.js';
import { noteConsent, noteReview } from '../domain/petition/decisions/review-heard.js';
import type { Petition } from '../domain/petition/state/petition.js';

/** 复查、复核: what becomes of an opinion after it was served. */
@Controller()
export class HearingReactions {
  constructor(@Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>) {}

  @On(ReviewDecided)
  decided({ subject, data }: Envelope<DataOf<typeof ReviewDecided>>): Reaction {
    const { requestId, level, opinionId, outcome, reviewer, below } = data;

    return this.petitions.react(subject, noteReview({ requestId, level, opinionId, outcome, reviewer, below }));
  }

  @On(RedoConsentGiven)
  consented({ subject, data }: Envelope<DataOf<typeof RedoConsentGiven>>): Reaction {
    const { requestId, reviewer } = data;

    return this.petitions.react(subject, noteConsent({ requestId, reviewer }));
  }

  @On(ReviewAccepted)
  accepted({ subject, data }: Envelope<DataOf<typeof ReviewAccepted>>): Reaction {
    const { requestId, forCause } = data;

    return this.petitions.react(subject, reopenProcedure({ requestId, forCause: forCause !== undefined }));
  }

  @On(RemediesEnded)
  ended({ subject, data }: Envelope<DataOf<typeof RemediesEnded>>): Reaction {
    return this.petitions.react(subject, endProcedure(data.ground));
  }
}
