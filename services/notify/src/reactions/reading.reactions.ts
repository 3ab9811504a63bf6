import { On } from '@huiyin/bus';
import { LeaderCommented, LeaderReadingAsked, type DataOf, type Envelope } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { completeReading, leaderReadingAsked } from '../domain/letter/orders/reading-letters.js';
import { Ordering } from './ordering.js';

/** Reading by a leader (领导阅批, intake). */
@Controller()
export class ReadingReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  /** L29 */
  @On(LeaderReadingAsked)
  asked(event: Envelope<DataOf<typeof LeaderReadingAsked>>): Reaction {
    return this.ordering.order(event, leaderReadingAsked(event.actor.id));
  }

  /** L29 with the comment, in the place of the one without. */
  @On(LeaderCommented)
  commented(event: Envelope<DataOf<typeof LeaderCommented>>): Reaction {
    return this.ordering.note(event, completeReading);
  }
}
