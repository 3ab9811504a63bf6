import type { DataOf, HearingNoticed, LetterEvent } from '@huiyin/contracts';
import { recorded, type Decide } from '@huiyin/kernel';
import type { Letters } from './letters.state.js';
import { orderLetters, type Heard } from './order.js';
import { hearingNoticed } from './orders/hearing-letters.js';
import { withdrawnEvent } from './withdraw-letter.js';

/** L17 again (延期听证): the notice that names another day or other officers takes the place of the one that stands; both stay. */
export const orderHearingNotice =
  (heard: Heard<DataOf<typeof HearingNoticed>>): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const ordered = orderLetters(heard, hearingNoticed)(state, moment);
    if (ordered.kind !== 'recorded') return ordered;
    const [next] = ordered.events.flatMap((event) => (event.type === 'LetterOrdered' ? [event.data.letterId] : []));
    const before = state.letters.filter(
      ({ code, ref, standing }) => code === 'L17' && ref === heard.data.hearingId && standing.stage === 'stands',
    );
    const why = { reason: 'hearing-put-off', ...(next === undefined ? {} : { replacedBy: next }) };

    return recorded(...before.map((letter) => withdrawnEvent(letter, why)), ...ordered.events);
  };
