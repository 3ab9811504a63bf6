import { On } from '@huiyin/bus';
import { ArchiveClocks, HearingClocks, IntakeClocks, type DataOf, type Envelope } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { noteClock, noteEnd, noteMiss, noteRetraction } from '../domain/supervision/note-clock.js';
import { SupervisionReactions } from './supervision-reactions.js';

type ClockMessage = Envelope<DataOf<typeof IntakeClocks.ClockStarted>>;

/** `cn.huiyin.<service>.…`: whose clock it is. */
const noted = ({ type, data }: ClockMessage) => ({ service: type.split('.')[2] ?? '', clock: data.clock });

/** The clocks that other services own. A warning changes neither state nor due instant and is not copied; the archive has duties only. */
@Controller()
export class ClockReactions {
  constructor(@Inject(SupervisionReactions) private readonly reactions: SupervisionReactions) {}

  @On([
    IntakeClocks.ClockStarted,
    IntakeClocks.ClockChanged,
    IntakeClocks.RightLapsed,
    HearingClocks.ClockStarted,
    HearingClocks.ClockChanged,
    HearingClocks.RightLapsed,
    ArchiveClocks.ClockStarted,
    ArchiveClocks.ClockChanged,
  ])
  changed(event: ClockMessage): Reaction {
    return this.reactions.to(event, noteClock(noted(event)));
  }

  @On([IntakeClocks.ClockEnded, HearingClocks.ClockEnded, ArchiveClocks.ClockEnded])
  ended(event: ClockMessage): Reaction {
    return this.reactions.to(event, noteEnd(noted(event)));
  }

  @On([IntakeClocks.DutyMissed, HearingClocks.DutyMissed, ArchiveClocks.DutyMissed])
  missed(event: ClockMessage): Reaction {
    return this.reactions.to(event, noteMiss(noted(event)));
  }

  @On([IntakeClocks.DutyMissRetracted, HearingClocks.DutyMissRetracted, ArchiveClocks.DutyMissRetracted])
  retracted(event: ClockMessage): Reaction {
    return this.reactions.to(event, noteRetraction(noted(event)));
  }
}
