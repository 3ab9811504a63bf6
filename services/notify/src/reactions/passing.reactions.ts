import { On } from '@huiyin/bus';
import {
  AcceptanceDeemed,
  ObjectionAnswered,
  ObjectionRaised,
  PetitionAccepted,
  PetitionAssigned,
  PetitionDeclined,
  PetitionTransferred,
  type DataOf,
  type Envelope,
} from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import {
  acceptanceDeemed,
  accepted,
  assigned,
  declined,
  objectionAnswered,
  objectionRaised,
  transferred,
} from '../domain/letter/orders/passing-letters.js';
import { Ordering } from './ordering.js';

/** Transfer, assignment, objection, acceptance (intake). */
@Controller()
export class PassingReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  /** L04, L05 */
  @On(PetitionTransferred)
  transferred(event: Envelope<DataOf<typeof PetitionTransferred>>): Reaction {
    return this.ordering.order(event, transferred);
  }

  /** L04, L05 */
  @On(PetitionAssigned)
  assigned(event: Envelope<DataOf<typeof PetitionAssigned>>): Reaction {
    return this.ordering.order(event, assigned);
  }

  /** L06 */
  @On(ObjectionRaised)
  objected(event: Envelope<DataOf<typeof ObjectionRaised>>): Reaction {
    return this.ordering.order(event, objectionRaised);
  }

  /** L06 */
  @On(ObjectionAnswered)
  objectionAnswered(event: Envelope<DataOf<typeof ObjectionAnswered>>): Reaction {
    return this.ordering.order(event, objectionAnswered);
  }

  /** L01 */
  @On(PetitionAccepted)
  accepted(event: Envelope<DataOf<typeof PetitionAccepted>>): Reaction {
    return this.ordering.order(event, accepted);
  }

  /** L33 */
  @On(AcceptanceDeemed)
  deemed(event: Envelope<DataOf<typeof AcceptanceDeemed>>): Reaction {
    return this.ordering.order(event, acceptanceDeemed);
  }

  /** L02 */
  @On(PetitionDeclined)
  declined(event: Envelope<DataOf<typeof PetitionDeclined>>): Reaction {
    return this.ordering.order(event, declined);
  }
}
