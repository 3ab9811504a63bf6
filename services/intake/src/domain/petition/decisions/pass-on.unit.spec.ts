import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, request, step, story } from '../../../testing/petition-story.js';
import { matchReportedUnit } from './match-reported-unit.js';
import { passOn, type PassOn } from './pass-on.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

const registrar = staff('q-xfj:registrar');
const to = (org: string, limit?: string): PassOn => ({ to: asOrgId(org), ...(limit === undefined ? {} : { limit: limit as LocalDate }) });
const pass = (asked: PassOn, at = '2026-08-05', ...registration: Parameters<typeof request>) =>
  after(request(...registration))
    .at(at)
    .as(registrar)
    .when(passOn(asked));

describe('passing a matter on (REG-22)', () => {
  it('[REG-22] [T-NOTICE-XFER] [T-OBJECT] a transfer to an agency pauses the sender and starts its notice period and its right to object', () =>
    becomes(
      pass(to('q-zjj')),
      [
        { type: 'PetitionTransferred', data: { from: 'q-xfj', to: 'q-zjj', capacity: 'agency' } },
        { type: 'ClockChanged', data: { change: 'paused', clock: { timer: 'T-TRIAGE' } } },
        { type: 'ClockChanged', data: { change: 'paused', clock: { timer: 'T-TRIAGE-L' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-NOTICE-XFER', lastDay: '2026-08-20', supervisor: 'q-xfj' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-OBJECT', nature: 'right', lastDay: '2026-08-12' } } },
      ],
      { stage: 'passed', holder: 'q-zjj', parties: ['q-xfj', 'q-zjj'] },
    ));

  it('[T-ASSIGN] an assignment carries its written limit', () =>
    pass(to('q-zjj', '2026-09-30')).then([
      { type: 'PetitionAssigned', data: { limit: '2026-09-30' } },
      'ClockChanged',
      'ClockChanged',
      'ClockStarted',
      'ClockStarted',
      { type: 'ClockStarted', data: { clock: { timer: 'T-ASSIGN', lastDay: '2026-09-30' } } },
    ]));

  it('[T-TRIAGE] to another office the sender is done and the receiver begins', () =>
    becomes(
      after(request({ registeredBy: asOrgId('c-xfj') }))
        .at('2026-08-04')
        .as(staff('c-xfj:registrar'))
        .when(passOn(to('q-xfj'))),
      [
        { type: 'PetitionTransferred', data: { capacity: 'office' } },
        { type: 'ClockEnded', data: { clock: { id: 'T-TRIAGE/c-xfj/1', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { id: 'T-TRIAGE-L/c-xfj/1', state: 'met', limit: 3 } } },
        { type: 'ClockStarted', data: { clock: { id: 'T-TRIAGE/q-xfj/1' } } },
        { type: 'ClockStarted', data: { clock: { id: 'T-TRIAGE-L/q-xfj/1', limit: 4 } } },
      ],
      { stage: 'triage', holder: 'q-xfj' },
    ));

  it('[REG-23d] to a court nothing is timed any more', () =>
    becomes(
      pass(to('q-fy')),
      ['PetitionTransferred', { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } }, 'ClockEnded'],
      {
        stage: 'passed',
        holder: 'q-fy',
      },
    ));

  it('[T-TRIAGE] one that comes too late was a missed duty first', () =>
    pass(to('q-fy'), '2026-08-19').then([
      'PetitionTransferred',
      { type: 'DutyMissed', data: { clock: { timer: 'T-TRIAGE' } } },
      { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'missed' } } },
      { type: 'DutyMissed', data: { clock: { timer: 'T-TRIAGE-L' } } },
      { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'missed' } } },
    ]));
});

describe('reports on wrongdoing (Regulation Art. 30)', () => {
  const report = [{ purpose: '04' }, [asOrgId('q-zjj')]] as const;

  it('[REG-23d] [INV-1] go to a discipline body, and are filed there', () =>
    becomes(
      pass(to('q-jw'), '2026-08-05', ...report),
      [
        { type: 'PetitionTransferred', data: { to: 'q-jw', capacity: 'own-rules' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
        { type: 'PetitionFiled', data: { reason: 'passed-to-discipline' } },
        { type: 'PetitionClosed', data: { reply: { kind: 'none', reason: 'passed-to-discipline' }, evaluable: false } },
        { type: 'ProcedureEnded', data: { ground: 'other-route' } },
      ],
      { stage: 'ended' },
    ));

  it('[INV-6] never to the unit reported', () => pass(to('q-zjj'), '2026-08-05', ...report).thenRefused('petition.withheld-from-body'));

  it('[INV-6] never to its lower units', () =>
    pass(to('q-cgj-1'), '2026-08-05', { purpose: '04' }, [asOrgId('q-cgj')]).thenRefused('petition.withheld-from-body'));

  it('[REG-22b] to no other body', () => pass(to('q-rsj'), '2026-08-05', ...report).thenRefused('petition.report-needs-discipline-body'));

  it('[INV-6] nowhere before the name is matched, then to the discipline body', () => {
    pass(to('q-jw'), '2026-08-05', { purpose: '04' }).thenRefused('petition.withheld-from-body');
    after(request({ purpose: '04' }), step('2026-08-05', 'q-xfj:registrar', matchReportedUnit([asOrgId('q-cgj')])))
      .as(registrar)
      .when(passOn(to('q-jw')))
      .then((events) => expect(events.at(-1)?.type).toBe('ProcedureEnded'));
  });

  it('[INV-6] an ordinary matter that staff marked is kept from the unit as well', () =>
    after(request(), step('2026-08-05', 'q-xfj:head', matchReportedUnit([asOrgId('q-zjj')])))
      .as(registrar)
      .when(passOn(to('q-zjj')))
      .thenRefused('petition.withheld-from-body'));
});

describe('what is not passed on', () => {
  it.each([
    ['petition.unknown-body', to('nowhere')],
    ['petition.already-with-body', to('q-xfj')],
    ['petition.body-does-not-handle', to('q-fhb')],
    ['petition.limit-passed', to('q-zjj', '2026-08-05')],
    ['petition.body-has-own-rules', to('q-fy', '2026-09-30')],
  ] as const)('[REG-22] %s', (code, asked) => pass(asked).thenRefused(code));

  it('by another office', () =>
    after(request())
      .as(staff('c-xfj:registrar'))
      .when(passOn(to('q-zjj')))
      .thenRefused('petition.not-with-you'));

  it('by someone whose post does not pass on', () =>
    after(request())
      .as(staff('q-xfj:supervisor'))
      .when(passOn(to('q-zjj')))
      .thenRefused('actor.not-authorised'));

  it('a matter that is passed on already', () =>
    after(request(), step('2026-08-05', 'q-xfj:registrar', passOn(to('q-zjj'))))
      .as(registrar)
      .when(passOn(to('q-rsj')))
      .thenRefused('petition.not-in-triage'));

  it('[INV-6] a match without units, or with an unknown one', () => {
    after(request({ purpose: '04' }))
      .as(registrar)
      .when(matchReportedUnit([]))
      .thenRefused('petition.unit-needed');
    after(request({ purpose: '04' }))
      .as(registrar)
      .when(matchReportedUnit([asOrgId('nowhere')]))
      .thenRefused('petition.unknown-body');
  });
});
