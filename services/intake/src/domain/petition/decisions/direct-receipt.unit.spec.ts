import { SAMPLE } from '@huiyin/contracts';
import { asOrgId } from '@huiyin/kernel';
import { given, shanghai } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { after, clockIn, clockOf, ends, nothingUntil } from '../../../testing/clock-facts.js';
import {
  accept,
  accepted,
  AGENCY,
  day,
  direct,
  HEAD,
  opinionIssued,
  REACHABLE,
  served,
  UNDERTAKER,
  WORDS,
} from '../../../testing/petition-steps.js';
import { becomes, PERSON, request, step, story, until } from '../../../testing/petition-story.js';
import { petitionAggregate } from '../petition.aggregate.js';
import { answerObjection } from './answer-objection.js';
import { answerSuggestion } from './answer-suggestion.js';
import { correctFact } from './correct-fact.js';
import { declinePetition } from './decline-petition.js';
import { passOn } from './pass-on.js';
import { raiseObjection } from './raise-objection.js';
import { registerPetition } from './register-petition.js';
import { showWay } from './show-way.js';

const register = (as: string, ...asked: Parameters<typeof direct>) =>
  given(petitionAggregate.initial, petitionAggregate)
    .with(CITY)
    .at('2026-08-03T09:20')
    .as(staff(as))
    .when(registerPetition(direct(...asked)));

describe('an agency that is approached directly (Regulation Art. 23 ¶1–2)', () => {
  it('[REG-23a] [T-NOTICE-DIRECT] registers itself, has the matter at once, and the time to tell starts with the receipt', () =>
    becomes(
      register('q-zjj:registrar'),
      [
        { type: 'PetitionRegistered', data: { registeredBy: AGENCY, receivedAs: 'agency' } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REG', holder: { org: AGENCY } } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-REG', state: 'met' } } },
        {
          type: 'ClockStarted',
          data: { clock: { timer: 'T-NOTICE-DIRECT', startedAt: shanghai('2026-08-03T09:12'), lastDay: '2026-08-18' } },
        },
      ],
      { stage: 'triage', holder: AGENCY, parties: [AGENCY] },
    ));

  it('[REG-23a] only its own registrar does so; courts and review offices follow other rules', () => {
    register('q-zjj:undertaker-1').thenRefused('actor.not-authorised');
    register('q-xfj:registrar').thenRefused('petition.registered-for-others');
    register('q-fy:registrar', { registeredBy: asOrgId('q-fy') }).thenRefused('petition.unknown-office');
  });

  it('[INV-6] a report about the agency itself is not for the agency to register', () =>
    given(petitionAggregate.initial, petitionAggregate)
      .with(CITY)
      .at('2026-08-03T09:20')
      .as(staff('q-cgj-1:registrar'))
      .when(registerPetition({ ...direct({ registeredBy: asOrgId('q-cgj-1'), purpose: '04' }), reportedUnits: [asOrgId('q-cgj')] }))
      .thenRefused('petition.report-on-registering-body'));
});

describe('T-NOTICE-DIRECT', () => {
  const way = showWay({ route: 4, procedure: '行政复议', body: '清河区人民政府', reason: 'review' });
  const decline = declinePetition({ reason: '不属于本机关职权', legalBasis: '《信访工作条例》第二十三条', whereToGo: '清河区人民法院' });
  const reply = answerSuggestion({ outcome: '8', reply: SAMPLE.sealed });

  it('[T-NOTICE-DIRECT] holder is the agency, under the office of its level; its miss is supervised', () =>
    expect(clockIn('T-NOTICE-DIRECT', direct())).toMatchObject({
      holder: { kind: 'organisation', org: AGENCY },
      supervisor: 'q-xfj',
      expiry: 'supervision',
    }));

  it('[T-NOTICE-DIRECT] never starts where nobody can be told: anonymous, no name, no address', () => {
    const { name: _name, ...nameless } = REACHABLE;
    for (const over of [{ anonymous: true }, { petitioners: [] }, { petitioners: [nameless] }, { petitioners: [PERSON] }])
      expect(clockIn('T-NOTICE-DIRECT', direct(over))).toBeUndefined();
  });

  it('[T-NOTICE-DIRECT] is met by acceptance, by showing the way, by declining with the place to go, by the answer to a suggestion', () => {
    expect(clockIn('T-NOTICE-DIRECT', direct(), accepted('2026-08-18T23:59'))).toMatchObject({ state: 'met' });
    expect(clockIn('T-NOTICE-DIRECT', direct(), step('2026-08-10', UNDERTAKER, way))).toMatchObject({ state: 'met' });
    expect(clockIn('T-NOTICE-DIRECT', direct(), step('2026-08-10', UNDERTAKER, decline))).toMatchObject({ state: 'met' });
    expect(clockIn('T-NOTICE-DIRECT', direct({ purpose: '01' }), step('2026-08-10', HEAD, reply))).toMatchObject({ state: 'met' });
  });

  it('[T-NOTICE-DIRECT] [T-DEEMED] expiry: the duty is missed, and an appeal counts as accepted from that end', () => {
    const { events, state } = nothingUntil('2026-08-19', direct());
    expect(ends(events)).toEqual(['DutyMissed T-NOTICE-DIRECT', 'AcceptanceDeemed', 'ClockStarted T-HANDLE']);
    expect(events[1]).toMatchObject({ data: { agency: AGENCY, toldBy: 'q-xfj' } });
    expect(clockOf(state, 'T-HANDLE')).toMatchObject({ startedAt: '2026-08-18T15:59:59.999Z' });
    expect(ends(nothingUntil('2026-08-19', direct({ purpose: '01' })).events)).toEqual(['DutyMissed T-NOTICE-DIRECT']);
  });

  it('[T-DEEMED] a late acceptance names who handles; the notice stays missed', () =>
    after(direct(), until('2026-08-19'))
      .at('2026-08-20')
      .as(staff(UNDERTAKER))
      .when(accept())
      .then(['PetitionAccepted', { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-DIRECT', state: 'missed' } } }]));
});

describe('a direct matter on its way', () => {
  const CITY_SQUAD = 'q-cgj-1';
  const ofBureau = direct({ registeredBy: asOrgId('q-cgj') });
  const toSquad = step('2026-08-05', 'q-cgj:registrar', passOn({ to: asOrgId(CITY_SQUAD) }));
  const object = step('2026-08-06', `${CITY_SQUAD}:head`, raiseObjection({ reasons: WORDS, basis: '职责' }));

  it('[REG-23a] [INV-2] is accepted on route 6 from its own receipt', () =>
    becomes(
      after(direct()).at('2026-08-10').as(staff(UNDERTAKER)).when(accept()),
      [
        { type: 'PetitionAccepted', data: { agency: AGENCY, route: 6, receivedAt: shanghai('2026-08-03T09:12') } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-DIRECT', state: 'met' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-HANDLE', lastDay: '2026-10-09' } } },
      ],
      { stage: 'handling', holder: AGENCY },
    ));

  it('[REG-23a] goes to a lower unit of its own system and to nobody else', () => {
    expect(clockIn('T-NOTICE-XFER', ofBureau, toSquad)).toMatchObject({ holder: { org: CITY_SQUAD } });
    for (const body of ['q-rsj', 'q-xfj', 'c-zjj'])
      after(ofBureau)
        .at('2026-08-05')
        .as(staff('q-cgj:registrar'))
        .when(passOn({ to: asOrgId(body) }))
        .thenRefused('petition.not-in-own-system');
  });

  it('[T-NOTICE-DIRECT] stands still while the lower unit may object, is met by the passing, and goes on where the matter comes back', () => {
    expect(clockIn('T-NOTICE-DIRECT', ofBureau, toSquad)).toMatchObject({ state: 'paused' });
    expect(clockIn('T-NOTICE-DIRECT', ofBureau, toSquad, until('2026-08-13'))).toMatchObject({ state: 'met' });
    const back = step('2026-08-07', 'q-cgj:registrar', answerObjection({ agreed: true, reasons: WORDS }));
    expect(clockIn('T-NOTICE-DIRECT', ofBureau, toSquad, object, back)).toMatchObject({ state: 'running', lastDay: '2026-08-20' });
  });

  it('[REG-22b] a report goes to a discipline body by the power to manage', () =>
    expect(
      story(
        { ...direct({ purpose: '04' }), reportedUnits: [asOrgId('q-cgj')] },
        step('2026-08-05', 'q-zjj:registrar', passOn({ to: asOrgId('q-jw') })),
      ),
    ).toMatchObject({ stage: 'ended', ground: 'other-route' }));

  it('[EVA-3] is closed with the office of its level beside the agency', () => {
    const closed = [accepted(), opinionIssued()] as const;
    const last = served();
    after(direct(), ...closed)
      .at(last.at)
      .when(last.decide ?? (() => ({ kind: 'recorded', events: [] })))
      .then((events) => expect(events.at(-1)).toMatchObject({ type: 'PetitionClosed', data: { agency: AGENCY, office: 'q-xfj' } }));
  });

  it('[INV-17] [T-NOTICE-DIRECT] the receipt was later: the miss is taken back, and the sixty days follow the new end', () => {
    const correct = correctFact({ fact: 'received-at', now: shanghai('2026-08-10T10:00'), reason: '收件日期登记有误' });
    after(direct(), until('2026-08-19'))
      .at('2026-08-20')
      .as(staff(HEAD))
      .when(correct)
      .then([
        'FactCorrected',
        { type: 'ClockChanged', data: { clock: { timer: 'T-REG', state: 'met' } } },
        { type: 'DutyMissRetracted', data: { clock: { timer: 'T-NOTICE-DIRECT', state: 'running' } } },
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-NOTICE-DIRECT', lastDay: day('2026-08-25') } } },
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-HANDLE', startedAt: '2026-08-25T15:59:59.999Z' } } },
      ]);
  });

  it('[REG-22] what an office registered is not direct, also where the same body gets it', () =>
    expect(story(request())).not.toHaveProperty('facts.receivedAs'));
});
