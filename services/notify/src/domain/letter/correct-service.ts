import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type LocalDate } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { dayOf } from '@huiyin/time';
import { nameOf } from './naming.js';
import { lettersThatName } from './letters-that-name.js';
import { letterOf, type Letters } from './letters.state.js';
import { personsOf } from './recipients.js';
import { wrongDay } from './record-service.js';

export interface ServiceCorrection {
  readonly letterId: string;
  readonly servedOn: LocalDate;
  readonly reason: string;
}

/**
 * 更正送达日期 (INV-17): the recorded day was wrong. The old one stays in the history; with the approval of the head, or of who signs in
 * the head's place (INV-18). What rests on the day follows from the event: clocks anew, refusals withdrawn.
 */
export const correctService =
  (correction: ServiceCorrection): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, correction.letterId);
    if (letter === undefined) return refused('letter.not-found');
    if (!isHeadOf(moment.actor, letter.issuer)) return refused('letter.correction-needs-head');
    if (letter.service.stage !== 'served') return refused('letter.not-served');
    const { servedOn, reason } = correction;
    if (letter.service.servedOn === servedOn) return refused('letter.same-day', { servedOn });
    const denied = wrongDay(letter, servedOn, dayOf(moment.at));
    if (denied !== undefined) return denied;

    return recorded(
      {
        type: 'ServiceCorrected',
        data: {
          ...nameOf(letter),
          was: letter.service.servedOn,
          servedOn,
          persons: [...personsOf(letter)],
          reason,
          approvedBy: moment.actor.id,
          ...(letter.ref === undefined ? {} : { ref: letter.ref }),
        },
      },
      ...lettersThatName(letter.id, servedOn, state),
    );
  };
