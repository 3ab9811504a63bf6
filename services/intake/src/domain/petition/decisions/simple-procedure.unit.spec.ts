import { SAMPLE } from '@huiyin/contracts';
import { asOrgId } from '@huiyin/kernel';
import { staff } from '../../../testing/city.js';
import { after, clockIn, clockOf, ends, nothingUntil } from '../../../testing/clock-facts.js';
import {
  accept,
  accepted,
  AGENCY,
  assigned,
  direct,
  HEAD,
  opinion,
  opinionIssued,
  orderServed,
  REGISTRAR,
  reviewed,
  served,
  simpleChosen,
  study,
  transferred,
  UNDERTAKER,
  WORDS,
  REPLY_OWED,
} from '../../../testing/petition-steps.js';
import { becomes, request, step, story, until } from '../../../testing/petition-story.js';
import { withTimePassed } from '../overdue.js';
import { answerObjection } from './answer-objection.js';
import { answerSuggestion } from './answer-suggestion.js';
import { chooseSimple, leaveSimple } from './choose-simple.js';
import { extendHandling } from './extend-handling.js';
import { matchReportedUnit } from './match-reported-unit.js';
import { passOn } from './pass-on.js';
import { raiseObjection } from './raise-objection.js';
import { reportUrgency } from './urgency.js';

const simple = chooseSimple('clear');
const received = [request(), simpleChosen(), transferred()] as const;
const taken = [...received, accepted('2026-08-07')] as const;

describe('choosing the simple procedure', () => {
  it('[SIM-4] [SIM-6] the agency chooses it for a first-time matter, in the days from its own receipt', () =>
    becomes(
      after(request(), transferred()).at('2026-08-07').as(staff(UNDERTAKER)).when(chooseSimple('daily-life')),
      [
        { type: 'SimpleProcedureChosen', data: { by: AGENCY, ground: 'daily-life' } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-SIMPLE-ACC', lastDay: '2026-08-10' } } },
      ],
      { stage: 'passed', simple: { by: AGENCY, ground: 'daily-life' } },
    ));

  it('[SIM-T] an office proposes it: the agency has the short limits from its receipt, beside the ordinary ones', () =>
    becomes(
      after(request(), simpleChosen())
        .at('2026-08-05')
        .as(staff(REGISTRAR))
        .when(passOn({ to: asOrgId(AGENCY) })),
      [
        'PetitionTransferred',
        'ClockChanged',
        'ClockChanged',
        { type: 'ClockStarted', data: { clock: { timer: 'T-NOTICE-XFER' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-OBJECT' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-SIMPLE-ACC' } } },
      ],
      { simple: { by: 'q-xfj' } },
    ));

  it('[SIM-6] what an office proposed binds no agency', () =>
    becomes(
      after(...received)
        .at('2026-08-06')
        .as(staff(UNDERTAKER))
        .when(leaveSimple),
      [
        { type: 'SimpleProcedureLeft', data: { by: AGENCY, ground: 'chosen' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-SIMPLE-ACC', state: 'cancelled' } } },
      ],
      { stage: 'passed' },
    ));

  it('[T-SIMPLE-ACC] is refused once its own days have passed, for strangers, and twice', () => {
    after(request(), transferred()).at('2026-08-11').as(staff(UNDERTAKER)).when(simple).thenRefused('petition.simple-too-late');
    after(request(), transferred()).at('2026-08-06').as(staff('q-rsj:head')).when(simple).thenRefused('petition.not-with-you');
    after(request(), transferred()).at('2026-08-06').as(staff('q-xfj:supervisor')).when(simple).thenRefused('actor.not-authorised');
    after(...received)
      .at('2026-08-06')
      .as(staff(UNDERTAKER))
      .when(simple)
      .thenRefused('petition.simple-already');
    after(...taken)
      .at('2026-08-08')
      .as(staff(UNDERTAKER))
      .when(simple)
      .thenRefused('petition.not-passed');
    after(request(), transferred()).at('2026-08-06').as(staff(UNDERTAKER)).when(leaveSimple).thenRefused('petition.not-simple');
  });
});

describe('what is no simple matter', () => {
  it.each([
    ['petition.simple-not-first-time', request({ firstTime: false })],
    ['petition.simple-not-for-reports', request({ purpose: '04' })],
    ['petition.simple-other-route', request({ litigation: true })],
    ['petition.simple-not-for-complex', request({ joint: true })],
    ['petition.simple-not-for-complex', request({ urgent: true })],
  ] as const)('[SIM-5] %s', (code, registration) =>
    after(registration).at('2026-08-04').as(staff(REGISTRAR)).when(simple).thenRefused(code),
  );

  it('[SIM-5] what was assigned, what turned out urgent, what is kept from a unit, what follows rules of its own', () => {
    after(request(), assigned('2026-09-30')).at('2026-08-06').as(staff(UNDERTAKER)).when(simple).thenRefused('petition.simple-assigned');
    const urgent = step('2026-08-04', REGISTRAR, reportUrgency);
    after(request(), urgent).at('2026-08-04').as(staff(REGISTRAR)).when(simple).thenRefused('petition.simple-not-for-complex');
    const marked = step('2026-08-04', 'q-xfj:head', matchReportedUnit([asOrgId('q-rsj')]));
    after(request(), marked).at('2026-08-04').as(staff(REGISTRAR)).when(simple).thenRefused('petition.simple-not-for-reports');
    const toCourt = step('2026-08-05', REGISTRAR, passOn({ to: asOrgId('q-fy') }));
    after(request(), toCourt).at('2026-08-06').as(staff('q-fy:head')).when(simple).thenRefused('petition.body-has-own-rules');
  });

  it('[SIM-5] an assignment ends what was proposed', () =>
    becomes(
      after(request(), simpleChosen())
        .at('2026-08-05')
        .as(staff(REGISTRAR))
        .when(passOn({ to: asOrgId(AGENCY), limit: '2026-09-30' as never })),
      [
        { type: 'SimpleProcedureLeft', data: { by: 'q-xfj', ground: 'assigned' } },
        'PetitionAssigned',
        'ClockChanged',
        'ClockChanged',
        { type: 'ClockStarted', data: { clock: { timer: 'T-NOTICE-XFER' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-OBJECT' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-ASSIGN' } } },
      ],
      { stage: 'passed' },
    ));
});

describe('a simple matter on its way', () => {
  it('[SIM-T] [INV-2] is accepted on route 6 in its short limit; T-HANDLE starts all the same', () =>
    after(...received)
      .at('2026-08-07')
      .as(staff(UNDERTAKER))
      .when(accept())
      .then((events) => {
        expect(events[0]).toMatchObject({ type: 'PetitionAccepted', data: { route: 6, procedure: 'simple' } });
        expect(ends(events).slice(-2)).toEqual(['ClockStarted T-HANDLE', 'ClockStarted T-SIMPLE-DONE']);
      }));

  it('[SIM-5] route 5 is no simple matter: the acceptance goes on in the ordinary procedure', () =>
    after(...received)
      .at('2026-08-07')
      .as(staff(UNDERTAKER))
      .when(accept(5))
      .then((events) => {
        expect(events[0]).not.toHaveProperty('data.procedure');
        expect(ends(events).slice(-2)).toEqual(['ClockStarted T-DUTY', 'SimpleProcedureLeft']);
      }));

  it('[T-SIMPLE-ACC] accepted too late: the ordinary procedure, whether or not the sweep ran', () =>
    after(...received)
      .at('2026-08-12')
      .as(staff(UNDERTAKER))
      .when(withTimePassed(accept()))
      .then((events) => {
        expect(ends(events).slice(0, 2)).toEqual(['DutyMissed T-SIMPLE-ACC', 'SimpleProcedureLeft']);
        expect(events[2]).not.toHaveProperty('data.procedure');
        expect(ends(events)).not.toContain('ClockStarted T-SIMPLE-DONE');
      }));

  it('[SIM-5] an opinion that does not support switches to the ordinary procedure first', () =>
    becomes(
      after(...taken)
        .at('2026-08-20')
        .as(staff(HEAD))
        .when(opinion('3')),
      [
        { type: 'SimpleProcedureLeft', data: { by: AGENCY, ground: 'not-supported' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-SIMPLE-DONE', state: 'cancelled' } } },
        { type: 'OpinionIssued', data: { outcome: '3' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'met' } } },
        REPLY_OWED,
      ],
      { stage: 'replying' },
    ));

  it('[SIM-5] a complex one is extended in the ordinary procedure', () =>
    after(...taken)
      .at('2026-08-20')
      .as(staff(HEAD))
      .when(extendHandling({ days: 30, reason: WORDS }))
      .then((events) => {
        expect(events[0]).toMatchObject({ type: 'SimpleProcedureLeft', data: { ground: 'complex' } });
        expect(ends(events)).toEqual(['SimpleProcedureLeft', 'ClockEnded T-SIMPLE-DONE', 'HandlingExtended', 'ClockChanged T-HANDLE']);
      }));

  it('[T-SIMPLE-ACC] stands still while an objection is examined, and ends where the matter comes back', () => {
    const object = step('2026-08-06', UNDERTAKER, raiseObjection({ reasons: WORDS, basis: '职责' }));
    const answered = (agreed: boolean) => step('2026-08-07', REGISTRAR, answerObjection({ agreed, reasons: WORDS }));
    expect(clockIn('T-SIMPLE-ACC', ...received, object)).toMatchObject({ state: 'paused' });
    expect(clockIn('T-SIMPLE-ACC', ...received, object, answered(false))).toMatchObject({ state: 'running', lastDay: '2026-08-11' });
    expect(clockIn('T-SIMPLE-ACC', ...received, object, answered(true))).toMatchObject({ state: 'cancelled' });
  });

  it('[SIM-4] a suggestion that can be answered at once meets every limit by its answer', () => {
    const answer = step('2026-08-06', HEAD, answerSuggestion({ outcome: '8', reply: SAMPLE.sealed }));
    const told = [request({ purpose: '01' }), simpleChosen(), transferred()] as const;
    expect(clockIn('T-SIMPLE-ACC', ...told, answer)).toMatchObject({ state: 'met' });
    expect(clockIn('T-SIMPLE-DONE', ...told, step('2026-08-06', UNDERTAKER, study))).toMatchObject({ lastDay: '2026-08-20' });
  });

  it('[T-SIMPLE-ACC] [T-DEEMED] silence: back to the ordinary procedure first, deemed accepted at the end of the notice period', () =>
    expect(ends(nothingUntil('2026-08-21', ...received).events)).toEqual([
      'DutyMissed T-SIMPLE-ACC',
      'SimpleProcedureLeft',
      'RightLapsed T-OBJECT',
      'ClockEnded T-TRIAGE',
      'ClockEnded T-TRIAGE-L',
      'DutyMissed T-NOTICE-XFER',
      'AcceptanceDeemed',
      'ClockStarted T-HANDLE',
    ]));

  it('[T-SIMPLE-DONE] what was missed stays so when it is done late, with its day in the ledger', () =>
    expect(clockIn('T-SIMPLE-DONE', ...taken, until('2026-08-22'), opinionIssued('2026-08-25'))).toMatchObject({
      state: 'missed',
      ledger: [{ kind: 'started' }, { kind: 'missed' }, { kind: 'met' }],
    }));

  it('[T-REDO] what is handled again is no simple matter', () => {
    const redone = story(...taken, opinionIssued('2026-08-20'), served(), reviewed('3'), orderServed());
    expect(redone).not.toHaveProperty('simple');
    expect(clockOf(redone, 'T-SIMPLE-DONE')).toMatchObject({ state: 'met' });
  });

  it('[SIM-6] [REG-23a] of a direct matter the agency decides as well', () =>
    after(direct())
      .at('2026-08-04')
      .as(staff(UNDERTAKER))
      .when(simple)
      .then(['SimpleProcedureChosen', { type: 'ClockStarted', data: { clock: { timer: 'T-SIMPLE-ACC', lastDay: '2026-08-06' } } }]));
});
