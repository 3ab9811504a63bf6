import { On } from '@huiyin/bus';
import {
  ExplanationDemanded,
  FollowUpRecorded,
  NoticeIssued,
  ReminderIssued,
  ReworkDemanded,
  SuggestionMade,
  SupervisionReported,
  VisitRecorded,
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
import { followUpRecorded, supervisionReported, visitRecorded } from '../domain/letter/orders/supervision-records.js';
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

  /** L22 督查记录 */
  @On(VisitRecorded)
  visit(event: Envelope<DataOf<typeof VisitRecorded>>): Reaction {
    return this.ordering.order(event, visitRecorded);
  }

  /** L22 督查情况报告 */
  @On(SupervisionReported)
  report(event: Envelope<DataOf<typeof SupervisionReported>>): Reaction {
    return this.ordering.order(event, supervisionReported);
  }

  /** L27 */
  @On(FollowUpRecorded)
  followUp(event: Envelope<DataOf<typeof FollowUpRecorded>>): Reaction {
    return this.ordering.order(event, followUpRecorded);
  }
}
