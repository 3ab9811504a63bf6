import type { Envelope, LetterEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Decide, Withheld } from '@huiyin/kernel';
import type { Reaction, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { orderLetters, type Heard, type LettersFor } from '../domain/letter/order.js';

type Message<Data> = Envelope<Data & { readonly withheld: Withheld }>;

/** `/intake/petition` and 12 → `intake-12`; after a restore from backup its epoch goes with it, so that no letter gets an old one's id. */
export const nameOf = ({ source, sequence }: Pick<Envelope, 'source' | 'sequence'>): string => {
  const [service = '', , epoch] = source.split('/').filter((part) => part !== '');

  return [service, ...(epoch === undefined ? [] : [epoch]), sequence].join('-');
};

/** From a message about a matter to a decision on its letters. */
@Injectable()
export class Ordering {
  constructor(@Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>) {}

  /** The letters that the event calls for. */
  order<Data>(event: Message<Data>, lettersFor: LettersFor<Data>): Reaction {
    return this.note(event, (heard) => orderLetters(heard, lettersFor));
  }

  note<Data>(event: Message<Data>, decide: (heard: Heard<Data>) => Decide<Letters, LetterEvent>): Reaction {
    return this.letters.react(event.subject, decide({ name: nameOf(event), data: event.data }));
  }
}
