import { On } from '@huiyin/bus';
import {
  HearingConcluded,
  HearingNoticed,
  HearingRefused,
  HearingRightTold,
  HearingSuspended,
  RefusalWithdrawn,
  ReviewAccepted,
  ReviewDecided,
  ReviewRefused,
  type DataOf,
  type Envelope,
} from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { hearingConcluded, hearingRefused, hearingRightTold } from '../domain/letter/orders/hearing-letters.js';
import { reviewAccepted, reviewDecided, reviewRefused } from '../domain/letter/orders/review-letters.js';
import { orderHearingNotice } from '../domain/letter/renew-hearing-notice.js';
import { suspendHearing } from '../domain/letter/suspend-hearing.js';
import { withdrawRefusal } from '../domain/letter/withdraw-letter.js';
import { Ordering } from './ordering.js';

/** Review, re-review and hearing. */
@Controller()
export class HearingReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  /** L13 */
  @On(ReviewAccepted)
  reviewAccepted(event: Envelope<DataOf<typeof ReviewAccepted>>): Reaction {
    return this.ordering.order(event, reviewAccepted);
  }

  /** L13 */
  @On(ReviewRefused)
  reviewRefused(event: Envelope<DataOf<typeof ReviewRefused>>): Reaction {
    return this.ordering.order(event, reviewRefused);
  }

  /** Withdraws the L13 that refused. */
  @On(RefusalWithdrawn)
  refusalWithdrawn(event: Envelope<DataOf<typeof RefusalWithdrawn>>): Reaction {
    return this.ordering.note(event, withdrawRefusal);
  }

  /** L14, L15 */
  @On(ReviewDecided)
  decided(event: Envelope<DataOf<typeof ReviewDecided>>): Reaction {
    return this.ordering.order(event, reviewDecided);
  }

  /** L16 */
  @On(HearingRightTold)
  rightTold(event: Envelope<DataOf<typeof HearingRightTold>>): Reaction {
    return this.ordering.order(event, hearingRightTold);
  }

  /** L18 */
  @On(HearingRefused)
  refused(event: Envelope<DataOf<typeof HearingRefused>>): Reaction {
    return this.ordering.order(event, hearingRefused);
  }

  /** Withdraws the L17 whose day falls away, and says so (L33). */
  @On(HearingSuspended)
  suspended(event: Envelope<DataOf<typeof HearingSuspended>>): Reaction {
    return this.ordering.note(event, suspendHearing);
  }

  /** L17; that of a hearing put off takes the place of the one before. */
  @On(HearingNoticed)
  noticed(event: Envelope<DataOf<typeof HearingNoticed>>): Reaction {
    return this.ordering.note(event, orderHearingNotice);
  }

  /** L19 */
  @On(HearingConcluded)
  concluded(event: Envelope<DataOf<typeof HearingConcluded>>): Reaction {
    return this.ordering.order(event, hearingConcluded);
  }
}
