import { asOrgId, asStaffId } from '@huiyin/kernel';
import { sampleActor, shanghai } from '@huiyin/testing/domain';
import {
  accepted,
  after,
  AGENCY,
  ask,
  clockOf,
  decided,
  deliberated,
  further,
  issued,
  limitPassed,
  opinion,
  posted,
  province,
  PROVINCE,
  provinceHead,
  request,
  scene,
  served,
  team,
  text,
  untilReReview,
  untilTold,
  upheld,
  votes,
  words,
  type Step,
} from '../../testing/review-story.js';
import {
  acceptReview,
  correctHearingNoticeService,
  decideReview,
  delegateDraft,
  handInDraft,
  nameTeam,
  noteHearingNoticeServed,
  noteOpinion,
  noteService,
  recordDeliberation,
  refuseReview,
  type Review,
} from './index.js';

const petitioner = { kind: 'petitioner', person: 'p1' } as const;
const body = (org: string) => ({ kind: 'organisation', org }) as const;
const stateOf = (review: Review, timer: string) => clockOf(review, timer).state;
const servedReview: Step = { at: '2026-09-25', decide: noteService(served('L14', 'o2', '2026-09-24')) };

describe('the rights of the petitioner (Regulation Arts. 35, 36)', () => {
  it.each([
    ['T-REVIEW-REQ', after(issued, posted), ['2026-08-31', '2026-09-30']],
    ['T-REREVIEW-REQ', after(...upheld, servedReview), ['2026-09-24', '2026-10-26']],
  ] as const)(
    '[%s] is the petitioner’s, begins with the service on him, and lapses without a missed duty',
    (timer, review, [start, last]) => {
      expect(clockOf(review, timer)).toMatchObject({
        holder: petitioner,
        nature: 'right',
        expiry: 'right-lapses',
        startedAt: shanghai(`${start}T00:00`),
        lastDay: last,
        warnings: [],
      });
      const passed = limitPassed(review, timer);
      scene(review, passed)
        .when(passed.decide)
        .then((events) => expect(events[0]).toMatchObject({ type: 'RightLapsed', data: { clock: { timer, state: 'lapsed' } } }));
    },
  );

  it('[T-REREVIEW-REQ] [REG-36a] is met by the request for re-review', () =>
    expect(stateOf(after(...untilReReview), 'T-REREVIEW-REQ')).toBe('met'));

  it('[T-REVIEW-REQ] of a joint matter run for each petitioner by his own service', () => {
    const joint: Step = { at: '2026-08-31', decide: noteOpinion({ ...opinion, petitioners: ['p1', 'p2'] }) };
    const second = { ...served('L09', 'o1', '2026-09-07'), persons: ['p2'] };
    const review = after(joint, posted, { at: '2026-09-08', decide: noteService(second) });

    expect(Object.values(review.clocks).map(({ id, lastDay }) => [id, lastDay])).toEqual([
      ['T-REVIEW-REQ/p1/1', '2026-09-30'],
      ['T-REVIEW-REQ/p2/1', '2026-10-08'],
    ]);
  });

  it('[T-HEAR-APPLY] [INV-17] is counted anew from a corrected day of service, and begins once', () => {
    const told = after(...untilTold);
    const corrected = { ...served('L16', 'r2', '2026-10-19'), was: '2026-10-16' as never, reason: '回执日期', approvedBy: asStaffId('x') };
    scene(told, { at: '2026-10-20' })
      .when(correctHearingNoticeService(corrected))
      .then([
        { type: 'ServiceNoted' },
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-HEAR-APPLY', lastDay: '2026-10-26' } } },
      ]);
    scene(told, { at: '2026-10-20' })
      .when(noteHearingNoticeServed(served('L16', 'r2', '2026-10-16')))
      .thenIgnored();
  });
});

describe('the limits of the reviewing body', () => {
  const asked = after(issued, posted, ask('2026-09-09'));
  const ready = further(asked, accepted, team, deliberated);

  it.each([
    ['T-REVIEW', asked, ['c-rsj', '2026-09-09']],
    ['T-REREVIEW', after(...untilReReview), ['p-rst', '2026-10-12']],
    ['T-REVIEW-REFUSE', asked, ['c-rsj', '2026-09-09']],
  ] as const)(
    '[%s] [REV-3] is the body’s duty from the receipt of the request, watched one level above',
    (timer, review, [holder, start]) =>
      expect(clockOf(review, timer)).toMatchObject({
        holder: body(holder),
        nature: 'duty',
        startedAt: shanghai(start),
        supervisor: 'p-xfj',
        state: 'running',
      }),
  );

  it('[T-REVIEW] is met by the opinion', () => expect(stateOf(further(ready, decided), 'T-REVIEW')).toBe('met'));

  it('[T-REREVIEW] is met by the opinion; it runs out as a missed duty of the re-reviewing body', () => {
    const told = after(...untilTold);
    const deliberation = recordDeliberation({ requestId: 'r2', votes: votes('p-rst'), result: '2' });
    const opinionOn = (at: string): Step => ({
      at,
      as: provinceHead,
      decide: decideReview({ requestId: 'r2', opinionId: 'o3', outcome: '2', text }),
    });
    const lapsed = further(told, limitPassed(told, 'T-HEAR-APPLY'), province('2026-10-26', deliberation));
    const missed = further(lapsed, limitPassed(lapsed, 'T-REREVIEW'));

    expect(stateOf(further(lapsed, opinionOn('2026-11-11T17:00')), 'T-REREVIEW')).toBe('met');
    expect(clockOf(missed, 'T-REREVIEW')).toMatchObject({ state: 'missed', expiry: 'warn' });
    expect(stateOf(further(missed, opinionOn('2026-11-12')), 'T-REREVIEW')).toBe('missed');
  });

  it('[T-REVIEW] [T-REVIEW-REFUSE] run out: duties missed, of which the body is warned; the opinion comes late', () => {
    const missed = further(ready, limitPassed(ready, 'T-REVIEW'));
    expect(clockOf(missed, 'T-REVIEW')).toMatchObject({ state: 'missed', expiry: 'warn' });
    expect(clockOf(further(missed, { ...decided, at: '2026-10-20' }), 'T-REVIEW')).toMatchObject({ state: 'missed' });

    const silent = further(asked, limitPassed(asked, 'T-REVIEW-REFUSE'));
    expect(clockOf(silent, 'T-REVIEW-REFUSE')).toMatchObject({ state: 'missed', expiry: 'warn' });
    expect(silent.requests['r1']?.stage).toBe('received');
  });

  it('[T-REVIEW-REFUSE] is met by accepting and by refusing', () => {
    expect(stateOf(further(asked, accepted), 'T-REVIEW-REFUSE')).toBe('met');
    const refused = further(asked, { at: '2026-09-11', decide: refuseReview({ requestId: 'r1', ground: 'out-of-scope' }) });
    expect([stateOf(refused, 'T-REVIEW-REFUSE'), stateOf(refused, 'T-REVIEW')]).toEqual(['met', 'cancelled']);
  });

  it('[T-REVIEW] [T-REVIEW-REFUSE] two requests before one body keep their own limits, whichever is answered first', () => {
    const joint: Step = { at: '2026-08-31', decide: noteOpinion({ ...opinion, petitioners: ['p1', 'p2'] }) };
    const both: Step = { at: '2026-09-01', decide: noteService({ ...served('L09', 'o1', '2026-08-31'), persons: ['p1', 'p2'] }) };
    const second: Step = {
      at: '2026-09-16',
      decide: request({ requestId: 'r2', level: 'review', reviewer: 'c-rsj', on: '2026-09-16', person: 'p2' }),
    };
    const review = after(joint, both, ask('2026-09-09'), second, accepted, team, deliberated, decided);

    expect(review.clocks['T-REVIEW-REFUSE/c-rsj/1']?.state).toBe('met');
    expect(review.clocks['T-REVIEW-REFUSE/c-rsj/2']?.state).toBe('running');
    expect(review.clocks['T-REVIEW/c-rsj/1']?.state).toBe('met');
    expect(review.clocks['T-REVIEW/c-rsj/2']).toMatchObject({ state: 'running', lastDay: '2026-10-16' });
  });
});

describe('a government has a department draft (REV-9, T-REVIEW-DRAFT)', () => {
  const OFFICE = 'q-fhb';
  const officeReviewer = sampleActor('q-fhb:reviewer-1');
  const askedGovernment = after(
    issued,
    posted,
    { at: '2026-09-09', as: officeReviewer, decide: request({ requestId: 'r1', level: 'review', reviewer: OFFICE, on: '2026-09-09' }) },
    { at: '2026-09-10', as: officeReviewer, decide: acceptReview({ requestId: 'r1' }) },
  );
  const department = asOrgId('q-zjj');
  const delegation: Step = { at: '2026-09-11', as: officeReviewer, decide: delegateDraft({ requestId: 'r1', department }) };
  const delegated = further(askedGovernment, delegation);
  const drafter = sampleActor('q-zjj:undertaker-1');
  const draft = handInDraft({ requestId: 'r1', draft: words });

  it('[T-REVIEW-DRAFT] [REV-9] starts when the department gets the case: its duty, twenty calendar days', () => {
    expect(clockOf(delegated, 'T-REVIEW-DRAFT')).toMatchObject({
      holder: body('q-zjj'),
      nature: 'duty',
      expiry: 'warn',
      supervisor: 'q-xfj',
      startedAt: shanghai('2026-09-11'),
      lastDay: '2026-10-08',
    });
    expect(delegated.parties).toContain(department);
  });

  it('[T-REVIEW-DRAFT] is met by the draft, which only the department hands in, once', () => {
    const handedIn = scene(delegated, { at: '2026-09-21', as: drafter }).when(draft);
    handedIn.then([
      { type: 'DraftHandedIn', data: { department } },
      { type: 'ClockEnded', data: { clock: { state: 'met' } } },
    ]);
    scene(delegated, { at: '2026-09-21', as: officeReviewer }).when(draft).thenRefused('review.forbidden');
    scene(handedIn.state, { at: '2026-09-22', as: drafter }).when(draft).thenRefused('review.no-draft-awaited');
  });

  it('[T-REVIEW-DRAFT] runs out: the department is warned, and the draft may still come', () => {
    const missed = further(delegated, limitPassed(delegated, 'T-REVIEW-DRAFT'));
    expect(stateOf(missed, 'T-REVIEW-DRAFT')).toBe('missed');
    expect(stateOf(further(missed, { at: '2026-10-12', as: drafter, decide: draft }), 'T-REVIEW-DRAFT')).toBe('missed');
    scene(missed, delegation).when(delegation.decide).thenRefused('review.already-delegated');
  });

  it('[T-REVIEW-DRAFT] is awaited no longer once the government has decided', () => {
    const government = (at: string, decide: Step['decide']): Step => ({ at, as: officeReviewer, decide });
    const members = [1, 2, 3].map((n) => asStaffId(`q-fhb:reviewer-${n}`));
    const over = further(
      delegated,
      government('2026-09-12', nameTeam({ requestId: 'r1', undertaker: asStaffId('q-fhb:reviewer-1'), members })),
      government('2026-09-20', recordDeliberation({ requestId: 'r1', votes: votes('q-fhb'), result: '1' })),
      { ...decided, as: sampleActor('q-fhb:review-head') },
    );

    expect(stateOf(over, 'T-REVIEW-DRAFT')).toBe('cancelled');
  });

  it('[INV-4] [REV-9] only a government delegates, to a department of its own, and to nobody who decided below', () => {
    scene(askedGovernment, delegation)
      .when(delegateDraft({ requestId: 'r1', department: AGENCY }))
      .thenRefused('review.department-decided-below');
    scene(askedGovernment, delegation)
      .when(delegateDraft({ requestId: 'r1', department: PROVINCE }))
      .thenRefused('review.not-a-department');
    scene(after(issued, posted, ask('2026-09-09'), accepted), accepted)
      .when(delegateDraft({ requestId: 'r1', department }))
      .thenRefused('review.only-government-delegates');
  });

  it('[INV-6] a department from which the matter is withheld is not asked', () => {
    const from = { scope: 'from', orgs: [department], seq: 4 } as const;
    const hidden = { ...askedGovernment, withheld: from };
    scene(hidden, delegation).when(delegation.decide).thenRefused('review.withheld-from-department');
  });
});
