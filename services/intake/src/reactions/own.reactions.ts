import { On } from '@huiyin/bus';
import { PetitionLinked, PetitionRegistered, ProcedureEnded, type DataOf, type Envelope, type PetitionEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import { ignored, type Decide } from '@huiyin/kernel';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { endWithMain } from '../domain/petition/decisions/end-procedure.js';
import { linkByReference, proposeRelations } from '../domain/petition/decisions/link-petition.js';
import type { Petition } from '../domain/petition/state/petition.js';
import { EarlierMatters, earlierMatterOf } from '../queries/earlier-matters.js';

/** Leaves the mark that it was heard: a replay would find matters that came later. */
const NOTHING_TO_RELATE: Decide<Petition, PetitionEvent> = () => ignored('nothing-to-relate');
/** The same: a replay would find an end that came later, and that was told by itself. */
const MAIN_RUNS: Decide<Petition, PetitionEvent> = () => ignored('main-runs');

/** Intake hears its own topic: links need other matters, which no decision on one record may look at (architecture: one message, one record). */
@Controller()
export class OwnReactions {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(EarlierMatters) private readonly matters: EarlierMatters,
  ) {}

  /** A number that the sender names links at once; the same person or problem is proposed. Nothing is told of or to what is withheld. */
  @On(PetitionRegistered)
  async relate({ subject, data }: Envelope<DataOf<typeof PetitionRegistered>>): Promise<Reaction> {
    const { withheld, ...facts } = data;
    if (withheld.scope !== 'none') return this.petitions.react(subject, NOTHING_TO_RELATE);
    const earlier = facts.relatedNumber === undefined ? undefined : await this.matters.byNumber(facts.relatedNumber);
    if (earlier !== undefined && earlier.id !== subject) return this.petitions.react(subject, linkByReference(earlierMatterOf(earlier)));
    const candidates = await this.matters.candidates(subject, facts);

    return this.petitions.react(subject, candidates.length === 0 ? NOTHING_TO_RELATE : proposeRelations(candidates));
  }

  /** Repeats end together with the matter they repeat: each is a record of its own. */
  @On(ProcedureEnded)
  async endRepeats({ subject, sequence }: Envelope<DataOf<typeof ProcedureEnded>>): Promise<readonly Reaction[]> {
    const repeats = await this.matters.repeatsOf(subject);

    return repeats.map((id) => this.petitions.react(id, endWithMain({ main: subject, sequence })));
  }

  /** A matter may end while a repeat of it is being linked, and its end then finds no repeat: the link is looked at once it stands. */
  @On(PetitionLinked)
  async endLateRepeat({ subject, data }: Envelope<DataOf<typeof PetitionLinked>>): Promise<Reaction | undefined> {
    if (data.relation !== 'repeat') return undefined;
    const main = await this.matters.byId(data.to);
    if (main?.state.stage !== 'ended') return this.petitions.react(subject, MAIN_RUNS);

    return this.petitions.react(subject, endWithMain({ main: main.id, sequence: main.version }));
  }
}
