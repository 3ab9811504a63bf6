import { On } from '@huiyin/bus';
import {
  ExplanationDemanded,
  NoticeIssued,
  ReminderIssued,
  ReworkDemanded,
  SuggestionMade,
  type DataOf,
  type Envelope,
} from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import {
  explanationDemanded,
  noticeIssued,
  reminderIssued,
  reworkDemanded,
  suggestionMade,
} from '../domain/letter/orders/supervision-letters.js';
import { Ordering } from './ordering.js';

/** The ladder of supervision. */
@Controller()
export class SupervisionReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  /** L20 */
  @On(ReminderIssued)
  reminder(event: Envelope<DataOf<typeof ReminderIssued>>): Reaction {
    return this.ordering.order(event, reminderIssued);
  }

  /** L21 */
  @On(NoticeIssued)
  notice(event: Envelope<DataOf<typeof NoticeIssued>>): Reaction {
    return this.ordering.order(event, noticeIssued);
  }

  /** L23 */
  @On(SuggestionMade)
  suggestion(event: Envelope<DataOf<typeof SuggestionMade>>): Reaction {
    return this.ordering.order(event, suggestionMade);
  }

  /** L24 */
  @On(ExplanationDemanded)
  explanation(event: Envelope<DataOf<typeof ExplanationDemanded>>): Reaction {
    return this.ordering.order(event, explanationDemanded);
  }

  /** L25 */
  @On(ReworkDemanded)
  rework(event: Envelope<DataOf<typeof ReworkDemanded>>): Reaction {
    return this.ordering.order(event, reworkDemanded);
  }
}
