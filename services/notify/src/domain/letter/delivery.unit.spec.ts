import { ReminderIssued, type LetterEvent } from '@huiyin/contracts';
import { after, givenAfter } from '../../testing/given-letters.js';
import { attempt, issuing } from '../../testing/made.js';
import { heard, opinion, petitioner, registration } from '../../testing/matters.js';
import { claimDelivery } from './claim-delivery.js';
import { endDelivery, loseDelivery, type SendingResult } from './end-delivery.js';
import { lettersAggregate } from './letters.aggregate.js';
import { letterOf, type Letters } from './letters.state.js';
import { noteMatter } from './note-matter.js';
import { orderLetters } from './order.js';
import { opinionIssued } from './orders/answer-letters.js';
import { reminderIssued } from './orders/supervision-letters.js';
import { recordService } from './record-service.js';
import { someone } from '../../testing/city.js';
import type { Decide, LocalDate } from '@huiyin/kernel';

const issued = opinion('p1', 'p2');
const letterId = `L09-${issued.name}-p1`;
const matter = noteMatter(registration(petitioner('p1', { email: true, representative: true }), petitioner('p2')));
const toSend = [matter, orderLetters(issued, opinionIssued), ...issuing(letterId)] as const;
const reminder = heard(ReminderIssued);
const reminderId = `L20-${reminder.name}-q-zjj`;
const reminding = [matter, orderLetters(reminder, reminderIssued), ...issuing(reminderId)] as const;
const ended = (result: SendingResult, n = 1) => endDelivery({ letterId, claim: `${letterId}/mail/${n}`, result, reply: '451' });
const waiting = (...decisions: readonly Decide<Letters, LetterEvent>[]) =>
  lettersAggregate.deadlines(after(...decisions)).filter(({ name }) => name.includes(letterId) || name.includes(reminderId));

describe('the delivery of a letter by mail (delivery.md)', () => {
  it('is recorded before the connection is opened', () =>
    givenAfter(...toSend)
      .when(claimDelivery(letterId))
      .then([{ type: 'DeliveryStarted', data: { attempt: 1, claim: `${letterId}/mail/1` } }]));

  it('[INV-3] serves the letter on the day of the 250, also on those served through the addressee', () => {
    const decided = givenAfter(...toSend, claimDelivery(letterId))
      .at('2026-08-05T23:30')
      .when(ended('sent'));
    decided.then([
      { type: 'DeliveryEnded', data: { result: 'sent' } },
      { type: 'LetterServed', data: { way: '3', servedOn: '2026-08-05', ref: 'o1', persons: ['p1', 'p2'] } },
    ]);
    expect(letterOf(decided.state, letterId)?.service.stage).toBe('served');
  });

  it('that is refused for good puts the letter on the dispatch list', () =>
    givenAfter(...toSend, claimDelivery(letterId))
      .when(ended('refused'))
      .then([
        { type: 'DeliveryEnded', data: { result: 'refused' } },
        { type: 'DispatchListed', data: { office: 'q-zjj', why: 'refused' } },
      ]));

  it('that is put off is tried again with a growing pause, and ends on paper', () => {
    givenAfter(...toSend, claimDelivery(letterId))
      .when(ended('later'))
      .then([{ type: 'DeliveryEnded', data: { result: 'later', retryAt: '2026-08-03T00:00:05.000Z' } }]);
    const eleven = Array.from({ length: 11 }, (_, n) => attempt(letterId, n + 1, 'later')).flat();
    givenAfter(...toSend, ...eleven, claimDelivery(letterId))
      .when(ended('later', 12))
      .then([{ type: 'DeliveryEnded', data: { result: 'refused' } }, 'DispatchListed']);
  });

  it('of a legal notice that may have got lost is tried again, marked as a repeat', () => {
    expect(waiting(...toSend, ...attempt(letterId, 1, 'unknown'))).toMatchObject([{ name: `deliver:${letterId}`, clock: 'machine' }]);
    const again = after(...toSend, ...attempt(letterId, 1, 'unknown'), claimDelivery(letterId));

    expect(letterOf(again, letterId)?.delivery).toMatchObject({ stage: 'sending', attempt: 2, isRepeat: true });
  });

  it('stays marked as a repeat when the second attempt is put off', () => {
    const third = after(...toSend, ...attempt(letterId, 1, 'unknown'), ...attempt(letterId, 2, 'later'), claimDelivery(letterId));

    expect(letterOf(third, letterId)?.delivery).toMatchObject({ attempt: 3, isRepeat: true });
  });

  it('of a reminder that may have got lost is left', () => expect(waiting(...reminding, ...attempt(reminderId, 1, 'unknown'))).toEqual([]));

  it('whose process did not come back is unknown, never tried again unmarked', () =>
    givenAfter(...toSend, claimDelivery(letterId))
      .when(loseDelivery(letterId))
      .then([{ type: 'DeliveryEnded', data: { result: 'unknown', reply: 'claim-ran-out' } }]));

  it('an attempt that another took over says nothing any more', () =>
    givenAfter(...toSend, claimDelivery(letterId), loseDelivery(letterId), claimDelivery(letterId))
      .when(ended('sent'))
      .thenIgnored());

  it('ends where staff served the letter on paper meanwhile', () => {
    const posted = { postNumber: 'XA123456789CN', postedOn: '2026-08-03' as LocalDate };
    const { state } = givenAfter(...toSend, ...attempt(letterId, 1, 'unknown'))
      .as(someone('q-zjj', 'undertaker'))
      .when(recordService({ letterId, way: '2', servedOn: '2026-08-03' as LocalDate, ...posted }));

    expect(lettersAggregate.deadlines(state).filter(({ name }) => name.includes(letterId))).toEqual([]);
  });
});
