import { asRegionCode, type Instant } from '@huiyin/kernel';
import { sampleActor, sampleDirectory, shanghai } from '@huiyin/testing/domain';
import { latestClock, statutoryRuleSet } from '@huiyin/time';
import {
  after,
  application,
  clockOf,
  concluded,
  day,
  finding,
  further,
  heard,
  limitPassed,
  notice,
  noticed,
  panel,
  province,
  provinceHead,
  scene,
  session,
  untilApplied,
  untilTold,
  words,
} from '../../../testing/review-story.js';
import {
  applyForHearing,
  concludeHearing,
  giveUpHearing,
  grantHearing,
  holdHearing,
  noticeHearing,
  openHearing,
  refuseHearing,
  type Review,
} from '../index.js';

const heldByProvince = { kind: 'organisation', org: 'p-rst' } as const;
const granted = province('2026-10-22', grantHearing({ requestId: 'r2' }));
const refusedHearing = province('2026-10-22', refuseHearing({ requestId: 'r2', ground: 'already-heard', reason: words }));
const stateOf = (review: Review, timer: string) => clockOf(review, timer).state;

describe('deciding on an application for a hearing (T-HEAR-DECIDE)', () => {
  const review = after(...untilApplied);

  it('[T-HEAR-DECIDE] starts when the application is received: the hearing body’s duty, fifteen calendar days', () => {
    expect(clockOf(review, 'T-HEAR-DECIDE')).toMatchObject({
      holder: heldByProvince,
      nature: 'duty',
      expiry: 'warn',
      state: 'running',
      startedAt: shanghai('2026-10-20'),
      lastDay: '2026-11-04',
      supervisor: 'p-xfj',
    });
  });

  it('[T-HEAR-DECIDE] [T-HEAR-HOLD] is met by granting', () =>
    scene(review, granted)
      .when(granted.decide)
      .then([
        { type: 'HearingGranted', data: { by: 'application', hearingId: 'h1', person: 'p1' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-HEAR-DECIDE', state: 'met' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-HEAR-HOLD' } } },
      ]));

  it('[T-HEAR-DECIDE] is met by refusing with ground and reason; no hearing must be held then, and the opinion is not kept waiting', () => {
    const decided = scene(review, refusedHearing).when(refusedHearing.decide);
    decided.then([
      { type: 'HearingRefused', data: { ground: 'already-heard', reason: words } },
      { type: 'ClockEnded', data: { clock: { timer: 'T-HEAR-DECIDE', state: 'met' } } },
    ]);
    expect(decided.state.requests['r2']?.hearing.stage).toBe('refused');
    expect(latestClock(decided.state.clocks, 'T-HEAR-HOLD')).toBeUndefined();
  });

  it('[T-HEAR-DECIDE] is met by the notice of the hearing: noticing it grants it', () => {
    const at = after(...untilApplied, noticed);

    expect([stateOf(at, 'T-HEAR-DECIDE'), stateOf(at, 'T-HEAR-HOLD')]).toEqual(['met', 'running']);
  });

  it('[T-HEAR-DECIDE] runs out: the body is warned and the duty missed; nobody is taken to have granted or refused', () => {
    const missed = further(review, limitPassed(review, 'T-HEAR-DECIDE'));

    expect(stateOf(missed, 'T-HEAR-DECIDE')).toBe('missed');
    expect(missed.requests['r2']?.hearing.stage).toBe('applied');
    expect(stateOf(further(missed, { ...granted, at: '2026-11-06' }), 'T-HEAR-DECIDE')).toBe('missed');
  });

  it('[T-HEAR-DECIDE] [T-HEAR-HOLD] is awaited no longer when the petitioner withdraws the application', () => {
    const withdrawn = further(review, province('2026-10-23', giveUpHearing({ requestId: 'r2', reason: 'withdrawn' })));

    expect(stateOf(withdrawn, 'T-HEAR-DECIDE')).toBe('cancelled');
    scene(review, granted)
      .when(giveUpHearing({ requestId: 'r2', reason: 'no-show' }))
      .thenRefused('hearing.wrong-stage');
  });
});

describe('holding the hearing (T-HEAR-HOLD)', () => {
  const review = after(...untilApplied, granted);

  it('[T-HEAR-HOLD] starts when the hearing is granted: the hearing body’s duty, thirty calendar days', () =>
    expect(clockOf(review, 'T-HEAR-HOLD')).toMatchObject({
      holder: heldByProvince,
      nature: 'duty',
      expiry: 'warn',
      startedAt: shanghai('2026-10-22'),
      lastDay: '2026-11-23',
    }));

  it('[T-HEAR-HOLD] is met by the day on which the hearing was held', () => {
    const held = further(review, noticed, heard);

    expect(stateOf(held, 'T-HEAR-HOLD')).toBe('met');
    expect(clockOf(held, 'T-HEAR-HOLD').ledger.at(-1)).toMatchObject({ kind: 'met', at: shanghai('2026-11-04T00:00') });
  });

  it('[T-HEAR-HOLD] runs out: missed, and held late all the same', () => {
    const missed = further(review, limitPassed(review, 'T-HEAR-HOLD'));
    const late = { ...notice, at: shanghai('2026-12-08T09:00') as Instant };
    const held = further(
      missed,
      province('2026-11-30', noticeHearing(late)),
      province('2026-12-08T12:00', holdHearing({ ...session, heldOn: day('2026-12-08') })),
    );

    expect(clockOf(held, 'T-HEAR-HOLD')).toMatchObject({ state: 'missed' });
    expect(clockOf(held, 'T-HEAR-HOLD').ledger.at(-1)).toMatchObject({ kind: 'met' });
  });

  it('[T-HEAR-HOLD] the body itself starts a hearing: its head, with the petitioner taking part; the right to apply is not needed', () => {
    const own = openHearing({ requestId: 'r2', hearingId: 'h1', agreedOn: day('2026-10-19') });
    const told = after(...untilTold);
    scene(told, province('2026-10-19', own)).when(own).thenRefused('review.forbidden');
    const opened = further(told, { at: '2026-10-19', as: provinceHead, decide: own });

    expect([stateOf(opened, 'T-HEAR-HOLD'), stateOf(opened, 'T-HEAR-APPLY')]).toEqual(['running', 'cancelled']);
  });
});

describe('the finding (T-HEAR-RESULT)', () => {
  const review = after(...untilApplied, noticed, heard);
  const onTheSpot = after(...untilApplied, noticed, province('2026-11-04T12:00', holdHearing({ ...session, onTheSpot: true })));

  it('[T-HEAR-RESULT] starts when the hearing is closed: twenty calendar days, ten where it is concluded on the spot', () => {
    expect(clockOf(review, 'T-HEAR-RESULT')).toMatchObject({
      holder: heldByProvince,
      nature: 'duty',
      expiry: 'warn',
      startedAt: shanghai('2026-11-04T00:00'),
      lastDay: '2026-11-24',
    });
    expect(clockOf(onTheSpot, 'T-HEAR-RESULT').lastDay).toBe('2026-11-16');
  });

  it('[T-HEAR-RESULT] [S2-17] a simple hearing is concluded on its day', () => {
    const simple = { ...notice, procedure: 'simple' as const, panel: panel.slice(0, 3) };
    const held = after(
      ...untilApplied,
      province('2026-10-21', noticeHearing(simple)),
      province('2026-11-04T12:00', holdHearing({ ...session, present: simple.panel })),
    );

    expect(clockOf(held, 'T-HEAR-RESULT').lastDay).toBe('2026-11-16');
  });

  it('[T-HEAR-RESULT] is met by the finding', () =>
    expect(clockOf(further(review, concluded), 'T-HEAR-RESULT')).toMatchObject({ state: 'met' }));

  it('[T-HEAR-RESULT] runs out: missed; the finding may still be made', () => {
    const missed = further(review, limitPassed(review, 'T-HEAR-RESULT'));
    const late = further(missed, province('2026-11-30', concludeHearing({ ...finding, concludedOn: day('2026-11-30') })));

    expect(stateOf(missed, 'T-HEAR-RESULT')).toBe('missed');
    expect(clockOf(late, 'T-HEAR-RESULT')).toMatchObject({ state: 'missed' });
    expect(late.requests['r2']?.hearing.stage).toBe('concluded');
  });
});

describe('the right to apply (T-HEAR-APPLY)', () => {
  const told = after(...untilTold);

  it('[T-HEAR-APPLY] starts with the service of L16 on the petitioner: his right, seven calendar days, never warned', () =>
    expect(clockOf(told, 'T-HEAR-APPLY')).toMatchObject({
      holder: { kind: 'petitioner', person: 'p1' },
      nature: 'right',
      expiry: 'right-lapses',
      startedAt: shanghai('2026-10-16T00:00'),
      lastDay: '2026-10-23',
      warnings: [],
    }));

  it('[T-HEAR-APPLY] is met by the application, on the day on which it was made', () =>
    scene(told, province('2026-10-26', applyForHearing(application)))
      .when(applyForHearing({ ...application, appliedOn: day('2026-10-23') }))
      .then([
        { type: 'HearingApplied' },
        { type: 'ClockEnded', data: { clock: { timer: 'T-HEAR-APPLY', state: 'met' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-HEAR-DECIDE', startedAt: shanghai('2026-10-26') } } },
      ]));

  it('[T-HEAR-APPLY] lapses: no duty is missed by it', () => {
    const { at, decide } = limitPassed(told, 'T-HEAR-APPLY');
    scene(told, { at, as: sampleActor('p-rst:reviewer-1') })
      .when(decide)
      .then([{ type: 'RightLapsed' }]);
  });
});

describe('where silence on an application grants it (domain.md §4.2)', () => {
  const city = sampleDirectory();
  const region = asRegionCode('990000');
  const own = { ...statutoryRuleSet(), region, source: '样省听证办法', timers: [], parameters: { 'hearing-granted-by-silence': 1 } };
  const directory = { ...city, ruleSets: new Map([...city.ruleSets, [region, [own]]]) };

  it('[T-HEAR-DECIDE] [T-HEAR-HOLD] running out grants the hearing, and it must be held', () => {
    const review = after(...untilApplied);
    const { at, decide } = limitPassed(review, 'T-HEAR-DECIDE');
    const decided = scene(review, { at }, directory).when(decide);
    decided.then((events) =>
      expect(events.map(({ type }) => type)).toEqual(['DutyMissed', 'HearingGranted', 'ClockEnded', 'ClockStarted']),
    );
    expect(decided.state.requests['r2']?.hearing.stage).toBe('granted');
    expect([stateOf(decided.state, 'T-HEAR-DECIDE'), stateOf(decided.state, 'T-HEAR-HOLD')]).toEqual(['missed', 'running']);
  });
});
