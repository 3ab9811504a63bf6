import type { PetitionEvent } from '@huiyin/contracts';
import { toInstant, type Clock, type Deadline, type Instant } from '@huiyin/kernel';
import { given, shanghai } from '@huiyin/testing/domain';
import { metAt, startOf } from '@huiyin/time';
import { CITY, staff } from '../../testing/city.js';
import { after, ends, nothingUntil } from '../../testing/clock-facts.js';
import { accepted, assigned, day, direct, HEAD, simpleChosen, transferred, UNDERTAKER } from '../../testing/petition-steps.js';
import { request, story, until } from '../../testing/petition-story.js';
import { withTimePassed } from './overdue.js';
import { petitionAggregate } from './petition.aggregate.js';
import { correctFact } from './decisions/correct-fact.js';
import { recordAgreement } from './decisions/record-agreement.js';
import { correctService } from './decisions/correct-service.js';
import { orderServed, opinionIssued, reviewed, served } from '../../testing/petition-steps.js';
import type { Petition } from './state/petition.js';

interface Swept {
  readonly state: Petition;
  readonly events: readonly PetitionEvent[];
}

const earliest = (state: Petition, now: Instant): Deadline | undefined =>
  petitionAggregate
    .deadlines(state)
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.name.localeCompare(b.name))[0];

/** Fires as the sweep does: always the earliest, until none is due. */
const sweptAt = (now: Instant, before: Swept): Swept => {
  let { state } = before;
  const events = [...before.events];
  for (let due = earliest(state, now); due !== undefined; due = earliest(state, now)) {
    const made = given(state, petitionAggregate).at(now).with(CITY).when(petitionAggregate.due(state, due));
    expect(made.decision.kind).toBe('recorded');
    events.push(...made.events);
    state = made.state;
  }

  return { state, events };
};

const OVER: ReadonlySet<string> = new Set(['DutyMissed', 'RightLapsed']);
const overIn = (events: readonly PetitionEvent[]): readonly Clock[] =>
  events.flatMap(({ type, data }) => (OVER.has(type) && 'clock' in data ? [data.clock as Clock] : []));

const STORIES = [
  ['registered', request(), []],
  ['brought to the agency itself', direct(), []],
  ['passed to an agency', request(), [transferred()]],
  ['passed to an agency in September', request(), [transferred('2026-09-24')]],
  ['assigned', request(), [assigned('2026-09-10')]],
  ['simple', request(), [simpleChosen(), transferred()]],
  ['simple and accepted', request(), [simpleChosen(), transferred(), accepted('2026-08-07')]],
  ['handled', request(), [transferred(), accepted()]],
] as const;

describe('limits that pass while nobody looks', () => {
  const NOW = shanghai('2027-03-01');

  it.each(STORIES)('[T-HANDLE] each ends once and in the order of the ends, after months as day by day: %s', (_, registration, steps) => {
    const state = story(registration, ...steps);
    const atOnce = sweptAt(NOW, { state, events: [] });
    const due = overIn(atOnce.events).map((clock) => clock.due);
    expect(due).toEqual(due.toSorted());
    expect(new Set(overIn(atOnce.events).map(({ id }) => id)).size).toBe(due.length);

    let daily: Swept = { state, events: [] };
    for (let at = Date.parse(shanghai('2026-08-05T08:00')); at <= Date.parse(NOW); at += 86_400_000) daily = sweptAt(toInstant(at), daily);
    expect(overIn(daily.events).map(({ id, due: end }) => [id, end])).toEqual(overIn(atOnce.events).map(({ id, due: end }) => [id, end]));
    expect(atOnce.state).toMatchObject({ stage: (daily.state as { stage: string }).stage });
  });

  it.each(STORIES)('[T-HANDLE] none ends before its instant, and a command sees it at its instant: %s', (_, registration, steps) => {
    const state = story(registration, ...steps);
    const [first] = petitionAggregate
      .deadlines(state)
      .filter(({ name }) => !name.startsWith('warn-'))
      .toSorted((a, b) => a.at.localeCompare(b.at));
    const at = (instant: number) =>
      given(state, petitionAggregate)
        .at(toInstant(instant))
        .with(CITY)
        .when<PetitionEvent>(withTimePassed(() => ({ kind: 'recorded', events: [] }))).events;
    const end = Date.parse(first?.at ?? '');
    expect(overIn(at(end - 1))).toEqual([]);
    expect(overIn(at(end)).map(({ due }) => due)).toContain(first?.at);
  });

  it('[T-DEEMED] a late sweep of a warning brings what ended before that clock first', () => {
    /** Five working days over the National Day holiday end after the notice period has warned. */
    const state = story(request(), transferred('2026-09-24'));
    const warning = petitionAggregate.deadlines(state).find(({ name }) => /^warn-.*T-NOTICE-XFER/.test(name));
    const fired = given(state, petitionAggregate)
      .at('2027-03-01')
      .with(CITY)
      .when(petitionAggregate.due(state, warning as Deadline));
    expect(overIn(fired.events).map(({ timer }) => timer)).toEqual(['T-OBJECT', 'T-NOTICE-XFER']);
  });

  it('[T-DEEMED] one end starts the next clock, counted from that end and not from today', () => {
    const { events } = nothingUntil('2027-03-01', request(), transferred());
    expect(ends(events).slice(-2)).toEqual(['ClockStarted T-HANDLE', 'DutyMissed T-HANDLE']);
    expect(overIn(events).map(({ timer, lastDay }) => [timer, lastDay])).toEqual([
      ['T-OBJECT', '2026-08-12'],
      ['T-NOTICE-XFER', '2026-08-20'],
      ['T-HANDLE', '2026-10-19'],
    ]);
  });

  it('[T-TRIAGE] a repeated sweep finds nothing more', () => {
    const state = story(request(), until('2027-03-01'));
    expect(petitionAggregate.deadlines(state)).toEqual([]);
  });
});

describe('a fact that is known late', () => {
  it('[T-HANDLE] done in time, recorded late: the missed duty is taken back', () =>
    after(request(), transferred(), accepted(), until('2026-10-12'))
      .at('2026-10-13')
      .as(staff(UNDERTAKER))
      .when(recordAgreement({ outcome: '4', agreedOn: day('2026-10-09') }))
      .then((events) => {
        expect(ends(events)).toEqual([
          'AgreementRecorded',
          'DutyMissRetracted T-HANDLE',
          'ClockEnded T-HANDLE',
          'PetitionClosed',
          'ProcedureEnded',
        ]);
        expect(metAt((events[2] as { data: { clock: Clock } }).data.clock)).toBe(startOf(day('2026-10-09')));
      }));

  it('[INV-17] [T-TRIAGE] received later than was recorded: sorted in time after all', () =>
    after(request(), until('2026-08-19'))
      .at('2026-08-20')
      .as(staff('q-xfj:head'))
      .when(correctFact({ fact: 'received-at', now: shanghai('2026-08-14'), reason: '收件日期登记有误' }))
      .then((events) =>
        expect(ends(events)).toEqual([
          'FactCorrected',
          'ClockChanged T-REG',
          'DutyMissRetracted T-TRIAGE',
          'ClockChanged T-TRIAGE',
          'ClockChanged T-TRIAGE-L',
        ]),
      ));

  it('[INV-17] [T-REG] received earlier than was recorded: the miss is found', () =>
    after(request())
      .at('2026-08-04')
      .as(staff('q-xfj:head'))
      .when(correctFact({ fact: 'received-at', now: shanghai('2026-07-29'), reason: '收件日期登记有误' }))
      .then((events) => expect(ends(events).slice(0, 3)).toEqual(['FactCorrected', 'ClockChanged T-REG', 'DutyMissed T-REG'])));

  it('[INV-17] [T-REDO] the order was served later than was recorded', () => {
    const redone = [
      request(),
      transferred(),
      accepted(),
      opinionIssued(),
      served(),
      reviewed('3'),
      orderServed(),
      until('2026-11-13'),
    ] as const;
    const correction = { letterId: 'v1/L14', ref: 'v1', was: day('2026-10-12'), servedOn: day('2026-10-20'), reason: '送达日期登记有误' };
    after(...redone)
      .at('2026-11-14')
      .when(correctService({ ...correction, approvedBy: staff(HEAD).id }, true))
      .then((events) => expect(ends(events)).toEqual(['FactCorrected', 'DutyMissRetracted T-REDO', 'ClockChanged T-REDO']));
  });
});
