import {
  SAMPLE,
  SAMPLE_CLOCK,
  AcceptanceDeemed,
  HearingConcluded,
  HearingNoticed,
  HandlingExtended,
  HearingRightTold,
  ObjectionAnswered,
  ObjectionRaised,
  OpinionIssued,
  PetitionAssigned,
  PetitionDeclined,
  PetitionLinked,
  PetitionTransferred,
  PetitionWithdrawn,
  ReminderIssued,
  ReportedUnitMatched,
  ReviewDecided,
  SuggestionAnswered,
  UrgencyReported,
  WayShown,
  type LetterEvent,
} from '@huiyin/contracts';
import { asOrgId, type LocalDate, type Withheld } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY } from '../../testing/city.js';
import { after, givenAfter } from '../../testing/given-letters.js';
import { acceptance, heard, handlingClock, opinion, petitioner, registration } from '../../testing/matters.js';
import { claimRendering } from './claim-rendering.js';
import { lettersAggregate } from './letters.aggregate.js';
import { explainedClock, withFacts } from './letters.state.js';
import { noteLimit } from './note-limit.js';
import { noteMatter, noteWithheld } from './note-matter.js';
import { orderLetters } from './order.js';
import { extended, opinionIssued, suggestionAnswered, wayShown } from './orders/answer-letters.js';
import { hearingConcluded, hearingNoticed, hearingRightTold } from './orders/hearing-letters.js';
import {
  acceptanceDeemed,
  accepted,
  assigned,
  declined,
  objectionAnswered,
  objectionRaised,
  transferred,
} from './orders/passing-letters.js';
import { linked, urgencyReported, withdrawn } from './orders/registration-letters.js';
import { reviewDecided } from './orders/review-letters.js';
import { reminderIssued } from './orders/supervision-letters.js';

const byMail = petitioner('p1', { email: true });
const ordered = (events: readonly LetterEvent[]) =>
  events.flatMap(({ type, data }) =>
    type === 'LetterOrdered' ? [[data.code, 'person' in data.addressee ? data.addressee.person : data.addressee.org]] : [],
  );
const registered = noteMatter(registration(byMail));
const withheldFrom = (...orgs: string[]): Withheld => ({ scope: 'from', orgs: orgs.map(asOrgId), seq: 2 });

describe('letters that events call for (domain.md §7.2)', () => {
  it('[L35] a registration keeps the contacts and orders a receipt with the query code', () => {
    const decided = given([], lettersAggregate).with(CITY).when(registered);
    decided.then([
      'ContactsNoted',
      { type: 'LetterOrdered', data: { code: 'L35', issuer: 'q-xfj', addressee: { kind: 'person', person: 'p1' } } },
    ]);
    expect(decided.state.matter).toMatchObject({ stage: 'known', registeredBy: 'q-xfj' });
  });

  it('[L35] nobody is written to where the matter is anonymous', () => {
    const anonymous = registration(petitioner('p1'));

    given([], lettersAggregate)
      .with(CITY)
      .when(noteMatter({ ...anonymous, data: { ...anonymous.data, anonymous: true } }))
      .then([{ type: 'ContactsNoted', data: { petitioners: [] } }]);
  });

  it('[L35] no receipt to whom neither mail nor post reaches', () =>
    given([], lettersAggregate)
      .with(CITY)
      .when(noteMatter(registration(petitioner('p1'))))
      .then(['ContactsNoted']));

  it.each([
    [
      '[L04] [L05] a transfer',
      orderLetters(heard(PetitionTransferred), transferred),
      [
        ['L04', 'p1'],
        ['L05', 'q-zjj'],
      ],
    ],
    [
      '[L04] [L05] an assignment',
      orderLetters(heard(PetitionAssigned), assigned),
      [
        ['L04', 'p1'],
        ['L05', 'q-zjj'],
      ],
    ],
    ['[L06] an objection', orderLetters(heard(ObjectionRaised), objectionRaised), [['L06', 'q-xfj']]],
    ['[L06] its answer', orderLetters(heard(ObjectionAnswered), objectionAnswered), [['L06', 'q-zjj']]],
    ['[L01] an acceptance', orderLetters(acceptance, accepted), [['L01', 'p1']]],
    ['[L02] a decline', orderLetters(heard(PetitionDeclined), declined), [['L02', 'p1']]],
    ['[L10] the way shown', orderLetters(heard(WayShown), wayShown), [['L10', 'p1']]],
    ['[L11] a suggestion answered', orderLetters(heard(SuggestionAnswered), suggestionAnswered), [['L11', 'p1']]],
    ['[L33] [INV-16] a repeat, told where the running matter stands', orderLetters(heard(PetitionLinked), linked), [['L33', 'p1']]],
    ['[L34] an urgent matter', orderLetters(heard(UrgencyReported), urgencyReported), [['L34', 'c-xfj']]],
    ['[L36] a withdrawal', orderLetters(heard(PetitionWithdrawn), withdrawn), [['L36', 'p1']]],
    [
      '[L14] a review opinion, to the petitioner and the body below',
      orderLetters(heard(ReviewDecided), reviewDecided),
      [
        ['L14', 'p1'],
        ['L14', 'q-zjj'],
      ],
    ],
    ['[L16] the right to a hearing', orderLetters(heard(HearingRightTold), hearingRightTold), [['L16', 'p1']]],
    ['[L17] a hearing', orderLetters(heard(HearingNoticed), hearingNoticed), [['L17', 'p1']]],
    ['[L19] its finding', orderLetters(heard(HearingConcluded), hearingConcluded), [['L19', 'p1']]],
    ['[L20] a reminder', orderLetters(heard(ReminderIssued), reminderIssued), [['L20', 'q-zjj']]],
  ])('%s', (_title, decide, expected) =>
    givenAfter(registered)
      .when(decide)
      .then((events) => expect(ordered(events)).toEqual(expected)),
  );

  it('[L33] the same problem of others is answered on its own', () =>
    givenAfter(registered)
      .when(orderLetters(heard(PetitionLinked, { relation: 'same-problem' }), linked))
      .thenIgnored());

  it('[L33] of a deemed acceptance the supervising office tells, not the silent agency (T-DEEMED)', () =>
    givenAfter(registered)
      .when(orderLetters(heard(AcceptanceDeemed), acceptanceDeemed))
      .then([{ type: 'LetterOrdered', data: { code: 'L33', issuer: 'q-xfj', facts: { basis: 'deemed', body: 'q-zjj' } } }]));

  it('[INV-3] an opinion carries the superiors and the days of the right, from the rule and the directory', () =>
    givenAfter(registered)
      .when(orderLetters(opinion('p1'), opinionIssued))
      .then([{ type: 'LetterOrdered', data: { code: 'L09', ref: 'o1', facts: { remedyBodies: ['c-zjj'], remedyDays: 30 } } }]));

  it('waits for the registration where another topic is ahead', () =>
    given([], lettersAggregate)
      .with(CITY)
      .when(orderLetters(heard(ReminderIssued), reminderIssued))
      .thenNotYet('matter-not-registered'));
});

describe('a joint matter (联名信访)', () => {
  const joint = noteMatter(
    registration(
      petitioner('p1', { email: true, representative: true }),
      petitioner('p2', { address: true }),
      petitioner('p3', { representative: true }),
      petitioner('p4'),
    ),
  );

  it('[L09] is served on each who left an address, on the others through a representative', () =>
    givenAfter(joint)
      .when(orderLetters(opinion('p1', 'p2', 'p3', 'p4'), opinionIssued))
      .then([
        { type: 'LetterOrdered', data: { addressee: { person: 'p1' }, onBehalfOf: ['p3', 'p4'] } },
        { type: 'LetterOrdered', data: { addressee: { person: 'p2' }, onBehalfOf: [] } },
      ]));
});

describe('a joint matter of many', () => {
  const many = Array.from({ length: 300 }, (_, n) => petitioner(`p${n + 1}`, { address: true }));
  const crowd = noteMatter(registration(...many));
  const state = after(crowd, orderLetters(opinion(...many.map(({ id }) => id)), opinionIssued));

  it('keeps the words of the opinion once', () => {
    const letters = state.letters.filter(({ code }) => code === 'L09');
    expect(letters).toHaveLength(300);
    expect(letters.filter(({ facts }) => 'opinion' in facts)).toHaveLength(1);
    expect(withFacts(state, letters[299]!).facts).toHaveProperty('opinion');
  });

  it('has a few letters in work at once', () => {
    expect(lettersAggregate.deadlines(state)).toHaveLength(8);
    const [first] = state.letters;
    const claimed = after(crowd, claimRendering(first!.id));

    expect(lettersAggregate.deadlines(claimed).filter(({ name }) => name.startsWith('render:'))).toHaveLength(7);
  });
});

describe('the disclosure guard (Regulation Art. 30 ¶3)', () => {
  const matched = noteWithheld(heard(ReportedUnitMatched, { withheld: withheldFrom('q-cgj') }));

  it.each(['q-cgj', 'q-cgj-1'])('[INV-6] orders no letter to the reported unit or one below it: %s', (to) =>
    givenAfter(registered, matched)
      .when(orderLetters(heard(PetitionTransferred, { to: asOrgId(to) }), transferred))
      .then((events) => expect(ordered(events)).toEqual([['L04', 'p1']])),
  );

  it('[INV-6] gives the reported unit no copy', () =>
    givenAfter(registered, matched)
      .when(orderLetters(heard(OpinionIssued, { copies: ['q-xfj', 'q-cgj'].map(asOrgId) }), opinionIssued))
      .then([{ type: 'LetterOrdered', data: { copies: ['q-xfj'] } }]));

  it('[INV-6] withdraws a letter that was ordered before the unit was matched', () => {
    const toUnit = heard(PetitionTransferred, { to: asOrgId('q-cgj') });

    givenAfter(registered, orderLetters(toUnit, transferred), matched)
      .when(claimRendering(`L05-${toUnit.name}-q-cgj`))
      .then([{ type: 'LetterWithdrawn', data: { reason: 'withheld-from-addressee' } }]);
  });

  it('[INV-6] an unmatched name hides the matter from all but the registering office', () =>
    givenAfter(registered)
      .when(orderLetters(heard(PetitionTransferred, { withheld: { scope: 'allBut', org: asOrgId('q-xfj'), seq: 1 } }), transferred))
      .then((events) => expect(ordered(events)).toEqual([['L04', 'p1']])));
});

describe('the limit that a letter explains', () => {
  const renders = (state: ReturnType<typeof after>) => lettersAggregate.deadlines(state).map(({ name }) => name.split(':')[0]);
  const ordersL01 = orderLetters(acceptance, accepted);
  const noted = (day: string) => noteLimit({ name: 'x', data: { clock: handlingClock(day), withheld: { scope: 'none', seq: 0 } } });
  const noReceipt = noteMatter(registration(petitioner('p1')));

  it('[L01] is made when the clock was heard of', () => {
    expect(renders(after(noReceipt, ordersL01))).toEqual(['unexplained']);
    expect(renders(after(noReceipt, ordersL01, noted('2026-10-08')))).toEqual(['render']);
  });

  it('[L01] is made without it where the topic is read and no clock came', () => {
    const state = after(noReceipt, ordersL01);
    const [deadline] = lettersAggregate.deadlines(state);

    expect(deadline).toMatchObject({ clock: 'business', at: '2026-08-03T00:00:00.000Z' });
    const decided = given(state, lettersAggregate).with(CITY).when(lettersAggregate.due(state, deadline!));
    decided.then([{ type: 'RenderingFailed', data: { reason: 'clock-not-heard-of' } }]);
    expect(renders(decided.state)).toEqual(['render']);
  });

  it('[L08] waits for the extended clock, not the one before', () => {
    const orders = orderLetters(heard(HandlingExtended, { newLastDay: '2026-11-09' as LocalDate }), extended);

    expect(renders(after(noReceipt, noted('2026-10-08'), orders))).toEqual(['unexplained']);
    expect(renders(after(noReceipt, noted('2026-10-08'), orders, noted('2026-11-09')))).toEqual(['render']);
  });

  it('[L08] [INV-13] is made with the day it names, also when the clock was counted anew meanwhile', () => {
    const orders = orderLetters(heard(HandlingExtended, { newLastDay: '2026-11-09' as LocalDate }), extended);
    const entry = { at: SAMPLE_CLOCK.startedAt, cause: 'x', article: 'x', actor: SAMPLE.staff };
    const days = [
      ['extended', '2026-11-09'],
      ['recomputed', '2026-11-10'],
    ] as const;
    const clock = { ...handlingClock('2026-11-10'), ledger: days.map(([kind, day]) => ({ ...entry, kind, lastDay: day as LocalDate })) };
    const anew = noteLimit({ name: 'x', data: { clock, withheld: { scope: 'none', seq: 0 } } });
    const state = after(noReceipt, orders, anew);

    expect(renders(state)).toEqual(['render']);
    expect(explainedClock(state, state.letters[0]!)?.lastDay).toBe('2026-11-09');
  });
});
