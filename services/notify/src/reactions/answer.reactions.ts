import { On } from '@huiyin/bus';
import {
  DutyAnswered,
  HandlingExtended,
  OpinionIssued,
  PetitionClosed,
  SuggestionAnswered,
  WayShown,
  type DataOf,
  type Envelope,
} from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { closed, dutyAnswered, extended, opinionIssued, suggestionAnswered, wayShown } from '../domain/letter/orders/answer-letters.js';
import { Ordering } from './ordering.js';

/** Extension, answers, closing (intake). */
@Controller()
export class AnswerReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  /** L08 */
  @On(HandlingExtended)
  extended(event: Envelope<DataOf<typeof HandlingExtended>>): Reaction {
    return this.ordering.order(event, extended);
  }

  /** L09 */
  @On(OpinionIssued)
  opinion(event: Envelope<DataOf<typeof OpinionIssued>>): Reaction {
    return this.ordering.order(event, opinionIssued);
  }

  /** L10 */
  @On(DutyAnswered)
  dutyAnswered(event: Envelope<DataOf<typeof DutyAnswered>>): Reaction {
    return this.ordering.order(event, dutyAnswered);
  }

  /** L10 */
  @On(WayShown)
  wayShown(event: Envelope<DataOf<typeof WayShown>>): Reaction {
    return this.ordering.order(event, wayShown);
  }

  /** L11 */
  @On(SuggestionAnswered)
  suggestionAnswered(event: Envelope<DataOf<typeof SuggestionAnswered>>): Reaction {
    return this.ordering.order(event, suggestionAnswered);
  }

  /** L26 */
  @On(PetitionClosed)
  closed(event: Envelope<DataOf<typeof PetitionClosed>>): Reaction {
    return this.ordering.order(event, closed);
  }
}
