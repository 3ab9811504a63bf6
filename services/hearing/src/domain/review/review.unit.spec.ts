import type { DataOf, LetterServed, OpinionIssued, ReviewEvent, ServiceCorrected } from '@huiyin/contracts';
import { asOrgId, asStaffId, type Decide, type Instant, type LocalDate, type Sealed } from '@huiyin/kernel';
import { given, sampleActor, sampleDirectory, shanghai } from '@huiyin/testing';
import { openClock, heldBy } from '@huiyin/time';
import {
  acceptReview,
  applyForHearing,
  concludeHearing,
  correctService,
  decideReview,
  holdHearing,
  nameTeam,
  noteHearingNoticeServed,
  noteOpinion,
  noteService,
  noticeHearing,
  recordDeliberation,
  refuseReview,
  requestReview,
  reviewAggregate,
  tellHearingRight,
  type Review,
} from './index.js';

const words = 'a.b.c.d.e' as Sealed;
const text = { request: words, facts: words, opinion: words, legalBasis: words };
const day = (value: string): LocalDate => value as LocalDate;
const AGENCY = asOrgId('q-rsj');
const BUREAU = asOrgId('c-rsj');
const PROVINCE = asOrgId('p-rst');
const bureauHead = sampleActor('c-rsj:review-head');
const bureauReviewer = sampleActor('c-rsj:reviewer-1');
const provinceHead = sampleActor('p-rst:review-head');
const provinceReviewer = sampleActor('p-rst:reviewer-1');
const withheld = { scope: 'none', seq: 0 } as const;

const opinion: DataOf<typeof OpinionIssued> = {
  opinionId: 'o1',
  round: 1,
  agency: AGENCY,
  outcome: '3',
  text,
  remedy: { bodies: [BUREAU, asOrgId('q-fhb')], timer: 'T-REVIEW-REQ', days: 30 },
  signedBy: asStaffId('q-rsj:head'),
  undertaker: asStaffId('q-rsj:undertaker-1'),
  petitioners: ['p1'],
  copies: [],
  withheld,
};

const served = (code: string, ref: string, servedOn: string): DataOf<typeof LetterServed> => ({
  letterId: `l/${code}`,
  code,
  addressee: { kind: 'person', person: 'p1' },
  way: '2',
  servedOn: day(servedOn),
  ref,
  persons: ['p1'],
  recordedBy: asStaffId('q-rsj:registrar'),
  withheld,
});

interface Step {
  readonly at: string;
  readonly as?: ReturnType<typeof sampleActor>;
  readonly decide: Decide<Review, ReviewEvent>;
}

const scene = (review: Review, { at, as = bureauReviewer }: Pick<Step, 'at' | 'as'>) =>
  given<Review, ReviewEvent>(review, reviewAggregate).at(at).as(as).with(sampleDirectory());

/** The review after these steps; each must record something. */
const after = (...steps: readonly Step[]): Review =>
  steps.reduce<Review>((review, step) => {
    const decided = scene(review, step).when(step.decide);
    expect(decided.decision).toMatchObject({ kind: 'recorded' });

    return decided.state;
  }, reviewAggregate.initial);

const issued: Step = { at: '2026-08-31', decide: noteOpinion(opinion) };
const posted: Step = { at: '2026-09-01', decide: noteService(served('L09', 'o1', '2026-08-31')) };
const ask = (requestedOn: string, at = requestedOn): Step => ({
  at,
  decide: requestReview({
    requestId: 'r1',
    level: 'review',
    reviewer: BUREAU,
    person: 'p1',
    requestedOn: day(requestedOn),
    receivedAt: shanghai(at) as Instant,
    request: words,
  }),
});
const team: Step = {
  at: '2026-09-11',
  decide: nameTeam({
    requestId: 'r1',
    undertaker: asStaffId('c-rsj:reviewer-1'),
    members: ['c-rsj:reviewer-1', 'c-rsj:reviewer-2', 'c-rsj:reviewer-3'].map(asStaffId),
  }),
};
const votes = (org: string) => [1, 2, 3].map((n) => ({ member: asStaffId(`${org}:reviewer-${n}`), view: words, infavour: n < 3 }));
const deliberated: Step = { at: '2026-09-20', decide: recordDeliberation({ requestId: 'r1', votes: votes('c-rsj'), result: '1' }) };
const decision = decideReview({ requestId: 'r1', opinionId: 'o2', outcome: '1', text });
const decided: Step = { at: '2026-09-21', as: bureauHead, decide: decision };
const accepted: Step = { at: '2026-09-10', decide: acceptReview({ requestId: 'r1' }) };
const upheld = [issued, posted, ask('2026-09-09'), accepted, team, deliberated, decided] as const;

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
      .when(
        requestReview({
          requestId: 'r1',
          level: 'review',
          reviewer: PROVINCE,
          person: 'p1',
          requestedOn: day('2026-09-09'),
          receivedAt: shanghai('2026-09-09') as Instant,
          request: words,
        }),
      )
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

  it('[INV-17] refused on a wrong date of service: the correction takes it up again', () => {
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
        'ClockStarted',
        'ReviewAccepted',
      ]),
    );
    expect(decidedAnew.state.ended).toBe(false);
    expect(openClock(decidedAnew.state.clocks, 'T-REVIEW', heldBy(BUREAU))?.startedAt).toBe(shanghai('2026-10-20'));
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

const askAgain: Step = {
  at: '2026-10-12',
  as: provinceReviewer,
  decide: requestReview({
    requestId: 'r2',
    level: 're-review',
    reviewer: PROVINCE,
    person: 'p1',
    requestedOn: day('2026-10-12'),
    receivedAt: shanghai('2026-10-12') as Instant,
    request: words,
  }),
};
const province = (at: string, decide: Decide<Review, ReviewEvent>): Step => ({ at, as: provinceReviewer, decide });
const panel = [1, 2, 3, 4, 5].map((n) => asStaffId(`p-rst:panel-${n}`));
const notice = {
  requestId: 'r2',
  procedure: 'ordinary',
  at: shanghai('2026-11-04T09:00'),
  place: '听证室',
  presiding: asStaffId('p-rst:presiding'),
  panel,
  recorder: asStaffId('p-rst:recorder'),
  public: true,
  shortNoticeConsent: false,
} as const;
const untilApplied = [
  ...upheld,
  { at: '2026-09-25', decide: noteService(served('L14', 'o2', '2026-09-24')) },
  askAgain,
  province('2026-10-13', acceptReview({ requestId: 'r2' })),
  province(
    '2026-10-14',
    nameTeam({
      requestId: 'r2',
      undertaker: asStaffId('p-rst:reviewer-1'),
      members: [1, 2, 3].map((n) => asStaffId(`p-rst:reviewer-${n}`)),
    }),
  ),
  province('2026-10-15', tellHearingRight({ requestId: 'r2' })),
  province('2026-10-16', noteHearingNoticeServed(served('L16', 'r2', '2026-10-16'))),
  province('2026-10-20', applyForHearing({ requestId: 'r2', hearingId: 'h1', appliedOn: day('2026-10-20') })),
] as const;
const noticed = province('2026-10-21', noticeHearing(notice));
const heard = province(
  '2026-11-04T12:00',
  holdHearing({ requestId: 'r2', heldOn: day('2026-11-04'), present: panel, transcript: words, signed: ['p1'] }),
);
const concluded = province(
  '2026-11-05',
  concludeHearing({
    requestId: 'r2',
    finding: words,
    votes: panel.map((member) => ({ member, infavour: true, reason: words })),
    concludedOn: day('2026-11-05'),
  }),
);

describe('a hearing in re-review (Regulation Art. 36)', () => {
  it('[T-HEAR-NOTICE] is not held earlier than the notice allows, but for written consent', () => {
    const review = after(...untilApplied);
    const early = { ...notice, at: shanghai('2026-10-27T09:00') };
    scene(review, noticed).when(noticeHearing(early)).thenRefused('hearing.notice-too-short', { earliest: '2026-10-28' });
    scene(review, noticed)
      .when(noticeHearing({ ...early, shortNoticeConsent: true }))
      .then(['HearingNoticed', 'ClockChanged']);
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
