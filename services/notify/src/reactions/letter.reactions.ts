import { On } from '@huiyin/bus';
import {
  HearingClocks,
  IntakeClocks,
  PetitionRegistered,
  RefusalWithdrawn,
  ReportedUnitMatched,
  type DataOf,
  type Envelope,
  type LetterEvent,
} from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import { Fault, type Clock, type Withheld } from '@huiyin/kernel';
import type { Reaction, Records } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { noteLimit } from '../domain/letter/note-limit.js';
import { noteMatter, noteWithheld } from '../domain/letter/note-matter.js';
import { orderLetters } from '../domain/letter/order.js';
import { withdrawRefusal } from '../domain/letter/withdraw-letter.js';
import { heardOf } from './heard-of.js';
import { LETTER_ORDERS } from './letter-orders.js';

const CLOCK_FACTS = [IntakeClocks, HearingClocks].flatMap(({ ClockStarted, ClockChanged }) => [ClockStarted, ClockChanged]);

type OfMatter = { readonly withheld: Withheld };

/** What the other services say, and the letters that follow. */
@Controller()
export class LetterReactions {
  constructor(@Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>) {}

  @On(PetitionRegistered)
  registered(event: Envelope<DataOf<typeof PetitionRegistered>>): Reaction {
    return this.letters.react(event.subject, noteMatter(heardOf(event)));
  }

  @On(ReportedUnitMatched)
  unitMatched(event: Envelope<DataOf<typeof ReportedUnitMatched>>): Reaction {
    return this.letters.react(event.subject, noteWithheld(heardOf(event)));
  }

  /** Letters name dates and explain them: the clocks that they rest on are kept. */
  @On(CLOCK_FACTS)
  clockMoved(event: Envelope<OfMatter & { readonly clock: Clock }>): Reaction {
    return this.letters.react(event.subject, noteLimit(heardOf(event)));
  }

  @On(RefusalWithdrawn)
  refusalWithdrawn(event: Envelope<DataOf<typeof RefusalWithdrawn>>): Reaction {
    return this.letters.react(event.subject, withdrawRefusal(heardOf(event)));
  }

  @On(LETTER_ORDERS.map(({ definition }) => definition))
  calledFor(event: Envelope): Reaction {
    const order = LETTER_ORDERS.find(({ definition }) => definition.type === event.type);
    if (order === undefined) throw new Fault('letter.no-order', `${event.type} calls for no letter`, { retryable: false });

    return this.letters.react(event.subject, orderLetters(heardOf(event as Envelope<OfMatter>), order.lettersFor));
  }
}
