import type { DataOf, LetterServed, OpinionIssued, ReviewEvent } from '@huiyin/contracts';
import { asOrgId, asStaffId, type Clock, type Decide, type Instant, type LocalDate, type Sealed } from '@huiyin/kernel';
import { given, sampleActor, sampleDirectory, shanghai } from '@huiyin/testing/domain';
import { latestClock } from '@huiyin/time';
import {
  acceptReview,
  applyForHearing,
  concludeHearing,
  decideReview,
  holdHearing,
  nameTeam,
  noteHearingNoticeServed,
  noteOpinion,
  noteService,
  noticeHearing,
  recordDeliberation,
  requestReview,
  reviewAggregate,
  tellHearingRight,
  type Level,
  type Review,
} from '../domain/review/index.js';

export const words = 'a.b.c.d.e' as Sealed;
export const text = { request: words, facts: words, opinion: words, legalBasis: words };
export const day = (value: string): LocalDate => value as LocalDate;
export const AGENCY = asOrgId('q-rsj');
export const BUREAU = asOrgId('c-rsj');
export const PROVINCE = asOrgId('p-rst');
export const bureauHead = sampleActor('c-rsj:review-head');
export const bureauReviewer = sampleActor('c-rsj:reviewer-1');
export const provinceHead = sampleActor('p-rst:review-head');
export const provinceReviewer = sampleActor('p-rst:reviewer-1');
export const withheld = { scope: 'none', seq: 0 } as const;

export const opinion: DataOf<typeof OpinionIssued> = {
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

export const served = (code: string, ref: string, servedOn: string): DataOf<typeof LetterServed> => ({
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

export interface Step {
  readonly at: string;
  readonly as?: ReturnType<typeof sampleActor>;
  readonly decide: Decide<Review, ReviewEvent>;
}

/** The review under test at a moment, in the sample city; `c-rsj:reviewer-1` acts where nobody else is named. */
export const scene = (
  review: Review,
  { at, as = bureauReviewer }: Pick<Step, 'at' | 'as'>,
  directory: ReturnType<typeof sampleDirectory> = sampleDirectory(),
) => given<Review, ReviewEvent>(review, reviewAggregate).at(at).as(as).with(directory);

/** The review after more steps; each must record something. */
export const further = (begin: Review, ...steps: readonly Step[]): Review =>
  steps.reduce<Review>((review, step) => {
    const decided = scene(review, step).when(step.decide);
    expect(decided.decision).toMatchObject({ kind: 'recorded' });

    return decided.state;
  }, begin);

/** The review after these steps, from the beginning. */
export const after = (...steps: readonly Step[]): Review => further(reviewAggregate.initial, ...steps);

/** The newest clock of a timer. */
export const clockOf = (review: Review, timer: string): Clock => {
  const clock = latestClock(review.clocks, timer);
  if (clock === undefined) throw new Error(`no clock ${timer}`);

  return clock;
};

/** The limit passes: the deadline that the clock left behind is decided. */
export const limitPassed = (review: Review, timer: string): Step => {
  const clock = clockOf(review, timer);
  const deadline = reviewAggregate.deadlines(review).find(({ at, name }) => at === clock.due && name.endsWith(clock.id));
  if (deadline === undefined) throw new Error(`${timer} waits for nothing`);

  return { at: clock.due, decide: reviewAggregate.due(review, deadline) };
};

export const issued: Step = { at: '2026-08-31', decide: noteOpinion(opinion) };
export const posted: Step = { at: '2026-09-01', decide: noteService(served('L09', 'o1', '2026-08-31')) };

export interface Asked {
  readonly requestId: string;
  readonly level: Level;
  readonly reviewer: string;
  readonly on: string;
  readonly person?: string;
  readonly at?: string;
}

export const request = ({ requestId, level, reviewer, on, person = 'p1', at = on }: Asked): Decide<Review, ReviewEvent> =>
  requestReview({
    ...{ requestId, level, person, request: words, requestedOn: day(on), reviewer: asOrgId(reviewer) },
    receivedAt: shanghai(at) as Instant,
  });

export const ask = (on: string, at = on): Step => ({
  at,
  decide: request({ requestId: 'r1', level: 'review', reviewer: 'c-rsj', on, at }),
});
export const team: Step = {
  at: '2026-09-11',
  decide: nameTeam({
    requestId: 'r1',
    undertaker: asStaffId('c-rsj:reviewer-1'),
    members: ['c-rsj:reviewer-1', 'c-rsj:reviewer-2', 'c-rsj:reviewer-3'].map(asStaffId),
  }),
};
export const votes = (org: string) => [1, 2, 3].map((n) => ({ member: asStaffId(`${org}:reviewer-${n}`), view: words, infavour: n < 3 }));
export const deliberated: Step = {
  at: '2026-09-20',
  decide: recordDeliberation({ requestId: 'r1', votes: votes('c-rsj'), result: '1' }),
};
export const decision = decideReview({ requestId: 'r1', opinionId: 'o2', outcome: '1', text });
export const decided: Step = { at: '2026-09-21', as: bureauHead, decide: decision };
export const accepted: Step = { at: '2026-09-10', decide: acceptReview({ requestId: 'r1' }) };
export const upheld = [issued, posted, ask('2026-09-09'), accepted, team, deliberated, decided] as const;

export const province = (at: string, decide: Decide<Review, ReviewEvent>): Step => ({ at, as: provinceReviewer, decide });
export const panel = [1, 2, 3, 4, 5].map((n) => asStaffId(`p-rst:panel-${n}`));
export const notice = {
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

export const application = { requestId: 'r2', hearingId: 'h1', appliedOn: day('2026-10-20') } as const;

export const untilReReview = [
  ...upheld,
  { at: '2026-09-25', decide: noteService(served('L14', 'o2', '2026-09-24')) },
  province('2026-10-12', request({ requestId: 'r2', level: 're-review', reviewer: 'p-rst', on: '2026-10-12' })),
  province('2026-10-13', acceptReview({ requestId: 'r2' })),
  province(
    '2026-10-14',
    nameTeam({
      requestId: 'r2',
      undertaker: asStaffId('p-rst:reviewer-1'),
      members: [1, 2, 3].map((n) => asStaffId(`p-rst:reviewer-${n}`)),
    }),
  ),
] as const;
export const untilTold = [
  ...untilReReview,
  province('2026-10-15', tellHearingRight({ requestId: 'r2' })),
  province('2026-10-16', noteHearingNoticeServed(served('L16', 'r2', '2026-10-16'))),
] as const;
export const untilApplied = [...untilTold, province('2026-10-20', applyForHearing(application))] as const;
export const noticed = province('2026-10-21', noticeHearing(notice));
export const session = { requestId: 'r2', heldOn: day('2026-11-04'), present: panel, transcript: words, signed: ['p1'] } as const;
export const heard = province('2026-11-04T12:00', holdHearing(session));
export const finding = {
  requestId: 'r2',
  finding: words,
  votes: panel.map((member) => ({ member, infavour: true, reason: words })),
  concludedOn: day('2026-11-05'),
} as const;
export const concluded = province('2026-11-05', concludeHearing(finding));
