import { On } from '@huiyin/bus';
import {
  ConsentsChanged,
  FactCorrected,
  HearingClocks,
  IntakeClocks,
  PetitionLinked,
  PetitionRegistered,
  PetitionWithdrawn,
  ReportedUnitMatched,
  UrgencyReported,
  type DataOf,
  type Envelope,
} from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { correctMatter } from '../domain/letter/correct-matter.js';
import { noteLimit } from '../domain/letter/note-limit.js';
import { noteConsents, noteMatter, noteWithheld } from '../domain/letter/note-matter.js';
import { linked, urgencyReported, withdrawn } from '../domain/letter/orders/registration-letters.js';
import { Ordering } from './ordering.js';

type ClockMessage = Envelope<DataOf<typeof IntakeClocks.ClockStarted>>;

/** Registration and what is known of the matter: contacts, who must not see it, the clocks that letters explain. */
@Controller()
export class MatterReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  /** L35 */
  @On(PetitionRegistered)
  registered(event: Envelope<DataOf<typeof PetitionRegistered>>): Reaction {
    return this.ordering.note(event, noteMatter);
  }

  @On(ReportedUnitMatched)
  matched(event: Envelope<DataOf<typeof ReportedUnitMatched>>): Reaction {
    return this.ordering.note(event, noteWithheld);
  }

  @On(ConsentsChanged)
  consents(event: Envelope<DataOf<typeof ConsentsChanged>>): Reaction {
    return this.ordering.note(event, noteConsents);
  }

  /** Withdraws and replaces the letters that said it wrongly. */
  @On(FactCorrected)
  corrected(event: Envelope<DataOf<typeof FactCorrected>>): Reaction {
    return this.ordering.note(event, correctMatter);
  }

  @On([IntakeClocks.ClockStarted, IntakeClocks.ClockChanged, HearingClocks.ClockStarted, HearingClocks.ClockChanged])
  clock(event: ClockMessage): Reaction {
    return this.ordering.note(event, noteLimit);
  }

  /** L33 */
  @On(PetitionLinked)
  linked(event: Envelope<DataOf<typeof PetitionLinked>>): Reaction {
    return this.ordering.order(event, linked);
  }

  /** L34 */
  @On(UrgencyReported)
  urgent(event: Envelope<DataOf<typeof UrgencyReported>>): Reaction {
    return this.ordering.order(event, urgencyReported);
  }

  /** L36 */
  @On(PetitionWithdrawn)
  withdrawn(event: Envelope<DataOf<typeof PetitionWithdrawn>>): Reaction {
    return this.ordering.order(event, withdrawn);
  }
}
