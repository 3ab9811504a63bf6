import { On } from '@huiyin/bus';
import {
  HandlingReopened,
  PetitionClosed,
  PetitionRegistered,
  PetitionWithdrawn,
  ProcedureEnded,
  ProcedureReopened,
  ReportedUnitMatched,
  type DataOf,
  type Envelope,
} from '@huiyin/contracts';
import { ignored } from '@huiyin/kernel';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { matterClosed, matterReopened, matterWithdrawn, procedureEnded } from '../domain/supervision/note-stage.js';
import { watchMatter } from '../domain/supervision/watch-matter.js';
import { SupervisionReactions } from './supervision-reactions.js';

const watchedFrom = (data: DataOf<typeof PetitionRegistered>) => ({
  number: data.number,
  registeredBy: data.registeredBy,
  region: data.region,
  firstTime: data.firstTime,
  petitioners: data.anonymous ? [] : data.petitioners.map(({ id }) => id),
  queryCodeHash: data.queryCodeHash,
  phones: data.petitioners.flatMap(({ phone }) => (phone === undefined ? [] : [phone])),
  idNumbers: data.petitioners.flatMap(({ idNumber }) => (idNumber === undefined ? [] : [idNumber])),
});

/** What becomes of a matter at intake. */
@Controller()
export class IntakeReactions {
  constructor(@Inject(SupervisionReactions) private readonly reactions: SupervisionReactions) {}

  @On(PetitionRegistered)
  registered(event: Envelope<DataOf<typeof PetitionRegistered>>): Reaction {
    return this.reactions.toFirst(event, watchMatter(watchedFrom(event.data)));
  }

  /** Only the mark counts: who may see the matter from now on. */
  @On(ReportedUnitMatched)
  unitMatched(event: Envelope<DataOf<typeof ReportedUnitMatched>>): Reaction {
    return this.reactions.to(event, () => ignored('nothing-but-the-mark'));
  }

  @On(PetitionClosed)
  closed(event: Envelope<DataOf<typeof PetitionClosed>>): Reaction {
    return this.reactions.to(event, matterClosed(event.data));
  }

  @On(ProcedureEnded)
  ended(event: Envelope<DataOf<typeof ProcedureEnded>>): Reaction {
    return this.reactions.to(event, procedureEnded(event.data.endedAt));
  }

  @On(PetitionWithdrawn)
  withdrawn(event: Envelope<DataOf<typeof PetitionWithdrawn>>): Reaction {
    return this.reactions.to(event, matterWithdrawn);
  }

  @On([HandlingReopened, ProcedureReopened])
  reopened(event: Envelope<DataOf<typeof HandlingReopened> | DataOf<typeof ProcedureReopened>>): Reaction {
    return this.reactions.to(event, matterReopened);
  }
}
