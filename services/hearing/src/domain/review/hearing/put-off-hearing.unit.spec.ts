import type { Instant } from '@huiyin/kernel';
import { sampleDirectory, shanghai } from '@huiyin/testing/domain';
import { asRegionCode, type Directory } from '@huiyin/kernel';
import { daysBetween, heldBy, openClock, statutoryRuleSet, type NationalParameter } from '@huiyin/time';
import {
  accepted,
  after,
  application,
  ask,
  BUREAU,
  clockOf,
  concluded,
  day,
  finding,
  further,
  heard,
  issued,
  notice,
  noticed,
  panel,
  posted,
  province,
  PROVINCE,
  scene,
  session,
  team,
  untilApplied,
  words,
} from '../../../testing/review-story.js';
import {
  applyForHearing,
  concludeHearing,
  giveUpHearing,
  holdHearing,
  noticeHearing,
  postponeHearing,
  reviewAggregate,
  suspendHearing,
  tellHearingRight,
  type Review,
} from '../index.js';

const to = (at: string): Instant => shanghai(at) as Instant;
const postponement = { requestId: 'r2', reason: 'force-majeure', to: to('2026-11-16T09:00') } as const;
const postponed = province('2026-11-03', postponeHearing(postponement));
const suspended = province('2026-11-03', suspendHearing({ requestId: 'r2', reason: 'appraisal' }));
const review = after(...untilApplied, noticed);
const opinionClock = (state: Review) => openClock(state.clocks, 'T-REREVIEW', heldBy(PROVINCE));
const pauses = (state: Review) => opinionClock(state)?.ledger.filter(({ kind }) => kind === 'paused' || kind === 'resumed') ?? [];

describe('a hearing that is put off (domain.md §4.2)', () => {
  it('[L17] is noticed again with its new day and place; what was planned otherwise stays', () =>
    scene(review, postponed)
      .when(postponeHearing({ ...postponement, place: '二号听证室' }))
      .then([
        { type: 'HearingPostponed', data: { reason: 'force-majeure', to: postponement.to } },
        { type: 'HearingNoticed', data: { hearingId: 'h1', at: postponement.to, place: '二号听证室', panel, person: 'p1' } },
      ]));

  it('[T-HEAR-NOTICE] the days of notice are given again, but for a new consent', () => {
    const soon = { ...postponement, to: to('2026-11-06T09:00') };
    scene(review, postponed).when(postponeHearing(soon)).thenRefused('hearing.notice-too-short', { earliest: '2026-11-10' });
    scene(review, postponed)
      .when(postponeHearing({ ...soon, shortNoticeConsent: true }))
      .then(['HearingPostponed', 'HearingNoticed']);
    const consented = after(
      ...untilApplied,
      province('2026-10-21', noticeHearing({ ...notice, at: to('2026-10-23T09:00'), shortNoticeConsent: true })),
    );
    scene(consented, province('2026-10-22', postponeHearing(postponement)))
      .when(postponeHearing({ ...postponement, to: to('2026-10-26T09:00') }))
      .thenRefused('hearing.notice-too-short');
  });

  it('the new day lies ahead, and the hearing is held on it, not before', () => {
    scene(review, postponed)
      .when(postponeHearing({ ...postponement, to: to('2026-11-02T09:00'), shortNoticeConsent: true }))
      .thenRefused('hearing.day-has-passed');
    scene(further(review, postponed), heard).when(holdHearing(session)).thenRefused('hearing.before-its-day');
  });

  it('a suspended hearing has no day: it is not held, but noticed anew with its own days and officers', () => {
    const standing = further(review, suspended);
    scene(standing, heard).when(holdHearing(session)).thenRefused('hearing.wrong-stage');
    scene(standing, province('2026-11-10', noticeHearing({ ...notice, at: to('2026-11-12T09:00') })))
      .when(noticeHearing({ ...notice, at: to('2026-11-12T09:00') }))
      .thenRefused('hearing.notice-too-short');
    scene(standing, province('2026-11-10', noticeHearing(notice)))
      .when(noticeHearing({ ...notice, at: to('2026-11-18T09:00') }))
      .then(['HearingNoticed']);
  });
});

describe('time that is not counted (INV-5)', () => {
  const heldOn = (date: string, state: Review): Review =>
    further(
      state,
      province(`${date}T12:00`, holdHearing({ ...session, heldOn: day(date) })),
      province(`${date}T16:00`, concludeHearing({ ...finding, concludedOn: day(date) })),
    );

  it('[INV-5] [T-REREVIEW] one span from the first notice to the finding, postponement and suspension included', () => {
    const putOff = further(review, postponed, province('2026-11-15', suspendHearing({ requestId: 'r2', reason: 'survey' })));
    const again = further(putOff, province('2026-11-20', noticeHearing({ ...notice, at: to('2026-11-30T09:00') })));
    const over = heldOn('2026-11-30', again);

    for (const state of [review, putOff, again]) expect(opinionClock(state)?.state).toBe('paused');
    expect(pauses(over).map(({ kind, cause }) => [kind, cause])).toEqual([
      ['paused', 'HearingNoticed'],
      ['resumed', 'HearingConcluded'],
    ]);
    expect(daysBetween(day('2026-11-11'), opinionClock(over)?.lastDay ?? day('2026-11-11'))).toBe(
      daysBetween(day('2026-10-21'), day('2026-11-30')),
    );
  });

  it('[INV-5] [T-REREVIEW] nothing of it falls due in the pause, however long that is', () => {
    const waiting = (state: Review) => reviewAggregate.deadlines(state).filter(({ name }) => name.includes('T-REREVIEW/'));

    expect(waiting(after(...untilApplied)).map(({ name }) => name)).toContain('missed:T-REREVIEW/p-rst/1');
    expect(waiting(review)).toEqual([]);
  });

  it('[INV-5] [T-REREVIEW] the clock goes on when the hearing is given up, also while it is suspended', () => {
    const given = further(review, suspended, province('2026-11-05', giveUpHearing({ requestId: 'r2', reason: 'withdrawn' })));

    expect(opinionClock(given)?.state).toBe('running');
    expect(clockOf(given, 'T-HEAR-HOLD').state).toBe('cancelled');
    expect(given.requests['r2']?.hearing.stage).toBe('given-up');
  });

  it('the finding is not made before the hearing', () =>
    scene(after(...untilApplied, noticed, heard), concluded)
      .when(concludeHearing({ ...finding, concludedOn: day('2026-11-03') }))
      .thenRefused('hearing.finding-day'));
});

describe('time that some places do not count in review either (REV-7)', () => {
  const local = (parameters: Partial<Record<NationalParameter, number>>): Directory => {
    const directory = sampleDirectory();
    const region = asRegionCode('990100');
    const own = { ...statutoryRuleSet(), region, source: '云州市听证办法', timers: [], parameters };

    return { ...directory, ruleSets: new Map([...directory.ruleSets, [region, [own]]]) };
  };
  const told = after(issued, posted, ask('2026-09-09'), accepted, team, {
    at: '2026-09-14',
    decide: tellHearingRight({ requestId: 'r1' }),
  });
  const applied = further(told, {
    at: '2026-09-15',
    decide: applyForHearing({ ...application, requestId: 'r1', appliedOn: day('2026-09-15') }),
  });
  const plan = noticeHearing({ ...notice, requestId: 'r1', at: to('2026-09-28T09:00') });
  const at = { at: '2026-09-16' };

  it('[INV-5] [REV-7] a hearing in review stops T-REVIEW only where the rule set says so', () => {
    const counted = scene(applied, at).when(plan);
    const excluded = scene(applied, at, local({ 'hearing-pauses-review': 1 })).when(plan);

    expect(openClock(counted.state.clocks, 'T-REVIEW', heldBy(BUREAU))?.state).toBe('running');
    expect(openClock(excluded.state.clocks, 'T-REVIEW', heldBy(BUREAU))?.state).toBe('paused');
  });

  it('[INV-7] [S2-17] the rule set of the region says how large a panel is, and whether a hearing is held on application', () => {
    scene(applied, at, local({ 'minimum-panel': 7 }))
      .when(plan)
      .thenRefused('hearing.panel-too-small', { least: 7 });
    scene(told, at, local({ 'hearing-by-application': 0 }))
      .when(applyForHearing({ ...application, requestId: 'r1', appliedOn: day('2026-09-15') }))
      .thenRefused('hearing.not-by-application');
  });

  it('[INV-15] at most two agents and five representatives speak at a hearing; the application stays open to fewer', () => {
    const apply = { ...application, requestId: 'r1', appliedOn: day('2026-09-15') };
    scene(told, at)
      .when(applyForHearing({ ...apply, agents: [words, words, words] }))
      .thenRefused('hearing.too-many-agents', { most: 2 });
    scene(told, at)
      .when(applyForHearing({ ...apply, representatives: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] }))
      .thenRefused('hearing.too-many-representatives', { most: 5 });
    scene(told, at)
      .when(applyForHearing({ ...apply, representatives: ['p9'] }))
      .thenRefused('hearing.representative-not-a-petitioner');
    scene(told, at)
      .when(applyForHearing({ ...apply, agents: [words, words] }))
      .then((events) => expect(events[0]).toMatchObject({ type: 'HearingApplied', data: { agents: [words, words] } }));
  });
});
