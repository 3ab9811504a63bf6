import type { DataOf, ServiceCorrected } from '@huiyin/contracts';
import { asStaffId } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { openClock, heldBy } from '@huiyin/time';
import {
  accepted,
  after,
  AGENCY,
  ask,
  BUREAU,
  concluded,
  day,
  decided,
  decision,
  deliberated,
  heard,
  issued,
  notice,
  noticed,
  panel,
  posted,
  province,
  PROVINCE,
  provinceHead,
  provinceReviewer,
  request,
  scene,
  served,
  team,
  text,
  untilApplied,
  upheld,
  votes,
  withheld,
} from '../../testing/review-story.js';
import {
  acceptReview,
  applyForHearing,
  correctService,
  decideReview,
  nameTeam,
  noteService,
  noticeHearing,
  recordDeliberation,
  refuseReview,
  reviewAggregate,
} from './index.js';

describe('the right to review (Regulation Art. 35)', () => {
  it('[T-REVIEW-REQ] [REG-35a] [INV-3] starts at the service on the petitioner, 30 calendar days', () =>
    scene(after(issued), { at: '2026-09-01' })
      .when(noteService(served('L09', 'o1', '2026-08-31')))
      .then([
        { type: 'ServiceNoted' },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REVIEW-REQ', lastDay: '2026-09-30', nature: 'right' } } },
      ]));

  it('the service waits where the opinion is not known yet, and counts once', () => {
    scene(reviewAggregate.initial, posted).when(posted.decide).thenNotYet();
    scene(after(issued, posted), posted).when(posted.decide).thenIgnored();
  });

  it('[T-REVIEW-REQ] [REV-10] lapses unused: the remedies end', () => {
    const review = after(issued, posted);
    const deadline = reviewAggregate.deadlines(review).find(({ name }) => name.startsWith('lapsed:T-REVIEW-REQ'))!;
    scene(review, { at: '2026-10-09' })
      .when(reviewAggregate.due(review, deadline))
      .then([{ type: 'RightLapsed' }, { type: 'RemediesEnded', data: { ground: 'no-request-in-time' } }]);
  });

  it('[INV-4] [REV-1] goes to a body one level above only', () =>
    scene(after(issued, posted), { at: '2026-09-09', as: provinceReviewer })
      .when(request({ requestId: 'r1', level: 'review', reviewer: 'p-rst', on: '2026-09-09' }))
      .thenRefused('review.wrong-body'));
});

describe('a request for review', () => {
  it('[T-REVIEW] [T-REVIEW-REFUSE] [REG-35b] the limits run from the receipt of the request', () =>
    scene(after(issued, posted), { at: '2026-09-09' })
      .when(ask('2026-09-09').decide)
      .then([
        { type: 'ReviewRequested' },
        { type: 'ClockEnded', data: { clock: { timer: 'T-REVIEW-REQ', state: 'met' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REVIEW', lastDay: '2026-10-09', supervisor: 'p-xfj' } } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REVIEW-REFUSE', lastDay: '2026-09-24' } } },
      ]));

  it('[REV-3] late: is refused as late, or accepted for a stated cause', () => {
    const late = after(issued, posted, ask('2026-10-20'));
    scene(late, { at: '2026-10-21' })
      .when(acceptReview({ requestId: 'r1' }))
      .thenRefused('review.late');
    scene(late, { at: '2026-10-21' })
      .when(refuseReview({ requestId: 'r1', ground: 'late' }))
      .then((events) => expect(events.map(({ type }) => type)).toEqual(['ReviewRefused', 'ClockEnded', 'ClockEnded', 'RemediesEnded']));
    scene(late, { at: '2026-10-21' })
      .when(acceptReview({ requestId: 'r1', forCause: '住院' }))
      .then((events) => expect(events[0]).toMatchObject({ type: 'ReviewAccepted', data: { forCause: '住院' } }));
  });

  it('in time: "late" is no ground', () =>
    scene(after(issued, posted, ask('2026-09-09')), accepted)
      .when(refuseReview({ requestId: 'r1', ground: 'late' }))
      .thenRefused('review.not-late'));

  it('[INV-17] [T-REVIEW-REFUSE] refused on a wrong date of service: the correction takes it up again', () => {
    const refusedAsLate = after(issued, posted, ask('2026-10-20'), {
      at: '2026-10-21',
      decide: refuseReview({ requestId: 'r1', ground: 'late' }),
    });
    const corrected: DataOf<typeof ServiceCorrected> = {
      letterId: 'l/L09',
      code: 'L09',
      addressee: { kind: 'person', person: 'p1' },
      was: day('2026-08-31'),
      servedOn: day('2026-09-28'),
      ref: 'o1',
      persons: ['p1'],
      reason: '回执日期',
      approvedBy: asStaffId('q-rsj:head'),
      withheld,
    };
    const decidedAnew = scene(refusedAsLate, { at: '2026-10-25' }).when(correctService(corrected));

    decidedAnew.then((events) =>
      expect(events.map(({ type }) => type)).toEqual([
        'ServiceNoted',
        'ClockChanged',
        'RefusalWithdrawn',
        'ClockStarted',
        'ReviewAccepted',
      ]),
    );
    expect(decidedAnew.state.ended).toBe(false);
    expect(openClock(decidedAnew.state.clocks, 'T-REVIEW-REFUSE', heldBy(BUREAU))).toBeUndefined();
    const anew = openClock(decidedAnew.state.clocks, 'T-REVIEW', heldBy(BUREAU));
    expect(anew?.startedAt).toBe(shanghai('2026-10-20'));
    expect(decidedAnew.events.at(-1)).toMatchObject({ data: { lastDay: anew?.lastDay } });
  });
});

describe('the team and its opinion', () => {
  it('[INV-4] nobody who decided below takes part', () =>
    scene(after(issued, posted, ask('2026-09-09'), accepted), team)
      .when(nameTeam({ requestId: 'r1', undertaker: asStaffId('q-rsj:head'), members: [asStaffId('q-rsj:head')] }))
      .thenRefused('review.member-decided-below'));

  it('[S2-03] no opinion without deliberation, an odd quorum, and as deliberated', () => {
    const ready = after(issued, posted, ask('2026-09-09'), accepted, team);
    scene(ready, decided).when(decision).thenRefused('review.not-deliberated');
    scene(ready, deliberated)
      .when(recordDeliberation({ requestId: 'r1', votes: votes('c-rsj').slice(1), result: '1' }))
      .thenRefused('review.no-quorum');
    scene(after(issued, posted, ask('2026-09-09'), accepted, team, deliberated), decided)
      .when(decideReview({ requestId: 'r1', opinionId: 'o2', outcome: '2', text }))
      .thenRefused('review.not-as-deliberated');
  });

  it('[REG-36a] the opinion names the re-review bodies, meets the limit, and its service opens the next right', () => {
    const review = after(...upheld);

    expect(review.requests['r1']?.decided).toMatchObject({
      below: AGENCY,
      remedy: { bodies: [PROVINCE, 'c-fhb'], timer: 'T-REREVIEW-REQ' },
    });
    scene(review, { at: '2026-09-25' })
      .when(noteService(served('L14', 'o2', '2026-09-24')))
      .then([
        { type: 'ServiceNoted' },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REREVIEW-REQ', startedAt: shanghai('2026-09-24T00:00') } } },
      ]);
  });
});

describe('a hearing in re-review (Regulation Art. 36)', () => {
  it('[T-HEAR-NOTICE] is not held earlier than the notice allows, but for written consent', () => {
    const review = after(...untilApplied);
    const early = { ...notice, at: shanghai('2026-10-27T09:00') };
    scene(review, noticed).when(noticeHearing(early)).thenRefused('hearing.notice-too-short', { earliest: '2026-10-28' });
    scene(review, noticed)
      .when(noticeHearing({ ...early, shortNoticeConsent: true }))
      .then(['HearingGranted', 'ClockEnded', 'ClockStarted', 'HearingNoticed', 'ClockChanged']);
  });

  it('[INV-7] the panel is odd, large enough, and has no investigator', () => {
    const review = after(...untilApplied);
    scene(review, noticed)
      .when(noticeHearing({ ...notice, panel: panel.slice(1) }))
      .thenRefused('hearing.panel-not-odd');
    scene(review, noticed)
      .when(noticeHearing({ ...notice, panel: panel.slice(2) }))
      .thenRefused('hearing.panel-too-small');
    scene(review, noticed)
      .when(noticeHearing({ ...notice, presiding: asStaffId('p-rst:reviewer-1') }))
      .thenRefused('hearing.investigator-on-panel');
  });

  it('[INV-5] [T-REREVIEW] [REG-36c] pauses the clock from the notice to the finding', () => {
    const before = openClock(after(...untilApplied).clocks, 'T-REREVIEW', heldBy(PROVINCE))!;
    const paused = openClock(after(...untilApplied, noticed).clocks, 'T-REREVIEW', heldBy(PROVINCE))!;
    const resumed = openClock(after(...untilApplied, noticed, heard, concluded).clocks, 'T-REREVIEW', heldBy(PROVINCE))!;

    expect([before.state, paused.state, resumed.state]).toEqual(['running', 'paused', 'running']);
    expect(before.lastDay).toBe('2026-11-11');
    expect(resumed.lastDay).toBe('2026-11-26');
  });

  it('[T-HEAR-APPLY] the right to apply lapses; [S2-13] no re-review opinion before it was told', () => {
    const steps = untilApplied.slice(0, -1);
    scene(after(...steps), { at: '2026-10-27', as: provinceReviewer })
      .when(applyForHearing({ requestId: 'r2', hearingId: 'h1', appliedOn: day('2026-10-27') }))
      .thenRefused('hearing.right-lapsed');
    const untold = after(
      ...untilApplied.slice(0, -3),
      province('2026-10-20', recordDeliberation({ requestId: 'r2', votes: votes('p-rst'), result: '2' })),
    );
    scene(untold, { at: '2026-10-21', as: provinceHead })
      .when(decideReview({ requestId: 'r2', opinionId: 'o3', outcome: '2', text }))
      .thenRefused('review.hearing-right-not-told');
  });

  it('[REV-10] the re-review opinion served ends the remedies', () => {
    const review = after(
      ...untilApplied,
      noticed,
      heard,
      concluded,
      province('2026-11-10', recordDeliberation({ requestId: 'r2', votes: votes('p-rst'), result: '2' })),
      {
        at: '2026-11-11',
        as: provinceHead,
        decide: decideReview({ requestId: 'r2', opinionId: 'o3', outcome: '2', text }),
      },
    );
    scene(review, { at: '2026-11-20' })
      .when(noteService(served('L15', 'o3', '2026-11-19')))
      .then([{ type: 'ServiceNoted' }, { type: 'RemediesEnded', data: { ground: 're-review-served' } }]);
  });
});
