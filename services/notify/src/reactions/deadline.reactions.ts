import { On } from '@huiyin/bus';
import { HearingClocks, IntakeClocks, SupervisionClocks, type DataOf, type Envelope } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { limitMissed, limitMoved, limitNear } from '../domain/letter/give-notice.js';
import { Ordering } from './ordering.js';

type Changed = Envelope<DataOf<typeof IntakeClocks.ClockChanged>>;
type Warned = Envelope<DataOf<typeof IntakeClocks.DeadlineWarned>>;
type Missed = Envelope<DataOf<typeof IntakeClocks.DutyMissed>>;

/** Duty holders are told of their deadlines in the inbox, whichever service owns the clock; no mail for each. */
@Controller()
export class DeadlineReactions {
  constructor(@Inject(Ordering) private readonly ordering: Ordering) {}

  @On([IntakeClocks.ClockChanged, HearingClocks.ClockChanged, SupervisionClocks.ClockChanged])
  moved(event: Changed): Reaction {
    return this.ordering.note(event, limitMoved);
  }

  @On([IntakeClocks.DeadlineWarned, HearingClocks.DeadlineWarned, SupervisionClocks.DeadlineWarned])
  near(event: Warned): Reaction {
    return this.ordering.note(event, limitNear);
  }

  @On([IntakeClocks.DutyMissed, HearingClocks.DutyMissed, SupervisionClocks.DutyMissed])
  missed(event: Missed): Reaction {
    return this.ordering.note(event, limitMissed);
  }
}
