import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, request, step, until, story } from '../../../testing/petition-story.js';
import { accept, accepted, assigned, HEAD, REGISTRAR, transferred, UNDERTAKER, WORDS } from '../../../testing/petition-steps.js';
import { withTimePassed } from '../overdue.js';
import { answerObjection } from './answer-objection.js';
import { passOn } from './pass-on.js';
import { raiseObjection } from './raise-objection.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

const undertaker = staff(UNDERTAKER);
const registrar = staff(REGISTRAR);
const object = withTimePassed(raiseObjection({ reasons: WORDS, basis: '职责规定' }));
const answer = (agreed: boolean) => answerObjection({ agreed, reasons: WORDS });
/** Received on Wednesday 5 August: the fifth working day is the 12th. */
const objected = step('2026-08-11', UNDERTAKER, object);

describe('objecting to a transfer (Regulation Art. 23 ¶3)', () => {
  it('[REG-23c] [T-OBJECT] [T-OBJECT-ANS] uses the right, stops the notice period and asks the sender for an answer', () =>
    becomes(
      after(request(), transferred()).at('2026-08-12T23:59').as(undertaker).when(object),
      [
        { type: 'ObjectionRaised', data: { by: 'q-zjj', to: 'q-xfj', basis: '职责规定' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-OBJECT', state: 'met' } } },
        { type: 'ClockChanged', data: { change: 'paused', clock: { timer: 'T-NOTICE-XFER' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-OBJECT-ANS', holder: { org: 'q-xfj' }, lastDay: '2026-08-17' } } },
      ],
      { stage: 'objected', holder: 'q-xfj' },
    ));

  it('[REG-23c] [T-OBJECT] on the sixth working day the right has lapsed, whether or not the sweep has run', () => {
    after(request(), transferred()).at('2026-08-13').as(undertaker).when(object).thenRefused('petition.objection-too-late');
    after(request(), transferred(), until('2026-08-13'))
      .at('2026-08-13')
      .as(undertaker)
      .when(object)
      .thenRefused('petition.objection-too-late');
  });

  it('[REG-23c] [T-TRIAGE] with the lapse the sender was done at the transfer', () =>
    becomes(
      after(request(), transferred())
        .at('2026-08-13')
        .as(undertaker)
        .when(withTimePassed(() => ({ kind: 'recorded', events: [] }))),
      [
        { type: 'RightLapsed', data: { clock: { timer: 'T-OBJECT', state: 'lapsed' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
      ],
      { stage: 'passed', holder: 'q-zjj' },
    ));

  it('[REG-23c] is for the body that received it, and once', () => {
    after(request(), transferred()).at('2026-08-06').as(staff('q-rsj:undertaker-1')).when(object).thenRefused('petition.not-with-you');
    after(request(), transferred()).at('2026-08-06').as(staff('q-zjj:registrar')).when(object).thenRefused('actor.not-authorised');
    after(request(), transferred(), objected).at('2026-08-12').as(undertaker).when(object).thenRefused('petition.not-passed');
    const refusedBefore = [transferred(), objected, step('2026-08-12', REGISTRAR, answer(false))];
    after(request(), ...refusedBefore)
      .at('2026-08-12')
      .as(undertaker)
      .when(object)
      .thenRefused('petition.objection-too-late');
  });
});

describe('answering an objection', () => {
  it('[REG-23c] agreed: the matter comes back, the body is free, the time of the sender goes on', () =>
    becomes(
      after(request(), assigned('2026-09-30'), objected).at('2026-08-12').as(registrar).when(answer(true)),
      [
        { type: 'ObjectionAnswered', data: { by: 'q-xfj', to: 'q-zjj', agreed: true } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-OBJECT-ANS', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-XFER', state: 'cancelled' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-ASSIGN', state: 'cancelled' } } },
        { type: 'ClockChanged', data: { change: 'resumed', clock: { timer: 'T-TRIAGE', lastDay: '2026-08-25' } } },
        { type: 'ClockChanged', data: { change: 'resumed', clock: { timer: 'T-TRIAGE-L', lastDay: '2026-08-14' } } },
      ],
      { stage: 'triage', holder: 'q-xfj' },
    ));

  it('[REG-23c] not agreed: the body must handle it, and its notice period goes on', () =>
    becomes(
      after(request(), transferred(), objected).at('2026-08-12').as(registrar).when(answer(false)),
      [
        { type: 'ObjectionAnswered', data: { agreed: false } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-OBJECT-ANS' } } },
        { type: 'ClockChanged', data: { change: 'resumed', clock: { timer: 'T-NOTICE-XFER', lastDay: '2026-08-21' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
      ],
      { stage: 'passed', holder: 'q-zjj' },
    ));

  it('[REG-23c] after it came back it may go to another body, with clocks of its own', () =>
    after(request(), transferred(), objected, step('2026-08-12', REGISTRAR, answer(true)))
      .at('2026-08-13')
      .as(registrar)
      .when(passOn({ to: undertaker.org }))
      .then([
        'PetitionTransferred',
        'ClockChanged',
        'ClockChanged',
        { type: 'ClockStarted', data: { clock: { id: 'T-NOTICE-XFER/q-zjj/2' } } },
        { type: 'ClockStarted', data: { clock: { id: 'T-OBJECT/q-zjj/2' } } },
      ]));

  it('is for the sender, while there is one to answer', () => {
    after(request(), transferred(), objected)
      .at('2026-08-12')
      .as(staff('c-xfj:registrar'))
      .when(answer(true))
      .thenRefused('petition.not-with-you');
    after(request(), transferred()).as(registrar).when(answer(true)).thenRefused('petition.no-objection');
  });
});

describe('accepting (Regulation Arts. 23, 31)', () => {
  it('[REG-23b] [INV-2] [T-HANDLE] route 6 gives notice and starts the sixty days', () =>
    becomes(
      after(request(), transferred()).at('2026-08-10').as(undertaker).when(withTimePassed(accept())),
      [
        { type: 'PetitionAccepted', data: { agency: 'q-zjj', route: 6, responsible: { leader: HEAD, undertaker: UNDERTAKER } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-XFER', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-OBJECT', state: 'cancelled' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-HANDLE', lastDay: '2026-10-09' } } },
      ],
      { stage: 'handling', holder: 'q-zjj', handling: { deemed: false, extended: false } },
    ));

  it('[INV-2] [T-DUTY] route 5 starts the time for the duty, not T-HANDLE', () =>
    after(request(), transferred())
      .at('2026-08-10')
      .as(undertaker)
      .when(accept(5))
      .then((events) => {
        expect(events.at(-1)).toMatchObject({ type: 'ClockStarted', data: { clock: { timer: 'T-DUTY', lastDay: '2026-10-10' } } });
        expect(JSON.stringify(events)).not.toContain('T-HANDLE');
      }));

  it.each([
    ['petition.suggestion-has-no-route', request({ purpose: '01' }), [transferred()], UNDERTAKER],
    ['petition.not-passed', request(), [], UNDERTAKER],
    ['petition.not-passed', request(), [transferred(), accepted()], UNDERTAKER],
    ['petition.not-passed', request(), [transferred(), objected], UNDERTAKER],
    ['petition.not-with-you', request(), [transferred()], 'q-rsj:undertaker-1'],
    ['petition.body-has-own-rules', request(), [step('2026-08-05', REGISTRAR, passOn({ to: staff('q-fy:head').org }))], 'q-fy:head'],
  ] as const)('[REG-31] is refused: %s', (...[code, registration, steps, by]) =>
    after(registration, ...steps)
      .at('2026-08-11')
      .as(staff(by))
      .when(accept())
      .thenRefused(code),
  );

  it('[FST-2] names people of the body as responsible', () =>
    after(request(), step('2026-08-05', REGISTRAR, passOn({ to: staff('q-rsj:head').org })))
      .at('2026-08-10')
      .as(staff('q-rsj:undertaker-1'))
      .when(accept())
      .thenRefused('petition.not-of-this-body'));
});

describe('silence until the end of the notice period', () => {
  const silent = [transferred(), until('2026-08-21')] as const;

  it('[T-DEEMED] [T-NOTICE-XFER] is a missed duty and counts as acceptance on route 6 from that end', () =>
    becomes(
      after(request(), transferred(), until('2026-08-13'))
        .at('2026-08-21')
        .as(undertaker)
        .when(withTimePassed(() => ({ kind: 'recorded', events: [] }))),
      [
        { type: 'DutyMissed', data: { clock: { timer: 'T-NOTICE-XFER', state: 'missed', expiry: 'supervision' } } },
        { type: 'AcceptanceDeemed', data: { agency: 'q-zjj', deemedAt: '2026-08-20T16:00:00.000Z', toldBy: 'q-xfj' } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-HANDLE', lastDay: '2026-10-19' } } },
      ],
      { stage: 'handling', handling: { deemed: true } },
    ));

  it('[T-DEEMED] holds for appeals only', () =>
    after(request({ purpose: '01' }), transferred(), until('2026-08-13'))
      .at('2026-08-21')
      .when(withTimePassed(() => ({ kind: 'recorded', events: [] })))
      .then(['DutyMissed']));

  it('[T-DEEMED] may be corrected: a late acceptance names who handles, and T-HANDLE runs on', () =>
    becomes(
      after(request(), ...silent)
        .at('2026-08-24')
        .as(undertaker)
        .when(accept()),
      ['PetitionAccepted', { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-XFER', state: 'missed' } } }],
      { stage: 'handling', handling: { deemed: false, undertaker: UNDERTAKER } },
    ));

  it('[T-DEEMED] [INV-2] the right route turns out to be 5: T-HANDLE ends', () =>
    after(request(), ...silent)
      .at('2026-08-24')
      .as(undertaker)
      .when(accept(5))
      .then([
        'PetitionAccepted',
        'ClockEnded',
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'cancelled' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-DUTY' } } },
      ]));

  it('[REG-23c] an objection that is not answered keeps the body from being taken as silent', () =>
    after(request(), transferred(), objected)
      .at('2026-09-30')
      .when(withTimePassed(() => ({ kind: 'recorded', events: [] })))
      .then([{ type: 'DutyMissed', data: { clock: { timer: 'T-OBJECT-ANS', expiry: 'warn' } } }]));
});
