import { asStaffId } from '@huiyin/kernel';
import { sampleActor } from '@huiyin/testing/domain';
import {
  accepted,
  after,
  application,
  ask,
  bureauHead,
  concluded,
  deliberated,
  finding,
  further,
  heard,
  issued,
  notice,
  noticed,
  panel,
  posted,
  province,
  provinceHead,
  scene,
  session,
  team,
  text,
  untilApplied,
  untilReReview,
  untilTold,
  votes,
  words,
  type Step,
} from '../../../testing/review-story.js';
import {
  concludeHearing,
  decideReview,
  holdHearing,
  nameTeam,
  noticeHearing,
  recordDeliberation,
  recuseMember,
  refuseHearing,
  requestReview,
  type Review,
} from '../index.js';

const applied = after(...untilApplied);
const withPanel = (changed: object) => scene(applied, noticed).when(noticeHearing({ ...notice, ...changed }));
const [first = asStaffId('nobody'), ...others] = panel;
const presiding = sampleActor('p-rst:presiding');
const recusal = (member: string) => recuseMember({ requestId: 'r2', member: asStaffId(member), reason: 'interest' });

describe('who hears (INV-7)', () => {
  it('[INV-7] [S2-17] an ordinary hearing has five officers at least, a simple one three; always odd', () => {
    withPanel({ panel: panel.slice(0, 3) }).thenRefused('hearing.panel-too-small', { least: 5 });
    withPanel({ panel: panel.slice(0, 4) }).thenRefused('hearing.panel-not-odd');
    withPanel({ procedure: 'simple', panel: panel.slice(0, 2) }).thenRefused('hearing.panel-not-odd');
    withPanel({ procedure: 'simple', panel: panel.slice(0, 1) }).thenRefused('hearing.panel-too-small', { least: 3 });
    expect(withPanel({ procedure: 'simple', panel: panel.slice(0, 3) }).decision.kind).toBe('recorded');
  });

  it('[INV-7] nobody sits twice, and the presiding officer has no vote beside', () => {
    withPanel({ panel: [first, first, ...others.slice(1)] }).thenRefused('hearing.officer-twice');
    withPanel({ presiding: first }).thenRefused('hearing.officer-twice');
  });

  it('[INV-7] an investigator of the case neither hears nor presides', () => {
    const investigator = asStaffId('p-rst:reviewer-2');
    withPanel({ panel: [investigator, ...others] }).thenRefused('hearing.investigator-on-panel', { officers: [investigator] });
    withPanel({ presiding: investigator }).thenRefused('hearing.investigator-on-panel');
  });

  it('[INV-4] [INV-7] nobody who decided below hears', () =>
    withPanel({ panel: [asStaffId('c-rsj:review-head'), ...others] }).thenRefused('hearing.officer-decided-below'));

  it('[INV-7] an interested person, withdrawn before, does not hear', () => {
    const recused = further(applied, province('2026-10-21', recusal(first)));
    scene(recused, noticed)
      .when(noticeHearing(notice))
      .thenRefused('hearing.officer-recused', { officers: [first] });
  });

  it('[INV-7] recusal at the opening: the presiding officer decides on an officer, the head on the presiding officer', () => {
    const ready = further(applied, noticed);
    const opening = { at: '2026-11-04T09:05', as: presiding };
    scene(ready, opening).when(recusal(first)).then(['MemberRecused']);
    scene(ready, opening).when(recusal('p-rst:presiding')).thenRefused('review.needs-head');
    scene(ready, { ...opening, as: provinceHead })
      .when(recusal('p-rst:presiding'))
      .then(['MemberRecused']);
  });

  it('[INV-7] those present are of the panel, unwithdrawn, and odd in number', () => {
    const ready = further(applied, noticed);
    const withPresent = (review: Review, present: readonly string[]) =>
      scene(review, heard).when(holdHearing({ ...session, present: present.map(asStaffId) }));
    withPresent(ready, panel.slice(0, 4)).thenRefused('hearing.panel-not-odd');
    withPresent(ready, ['p-rst:reviewer-1']).thenRefused('hearing.officer-not-noticed');
    const recused = further(ready, { at: '2026-11-04T09:05', as: presiding, decide: recusal(first) });
    withPresent(recused, panel).thenRefused('hearing.officer-recused', { officers: [first] });
    expect(withPresent(recused, panel.slice(2)).decision.kind).toBe('recorded');
  });

  it('the finding is what most of those present want; each votes once, and the minority is kept', () => {
    const held = further(applied, noticed, heard);
    const votesOf = (inFavour: number) => panel.map((member, n) => ({ member, infavour: n < inFavour, reason: words }));
    scene(held, concluded)
      .when(concludeHearing({ ...finding, votes: votesOf(2) }))
      .thenRefused('hearing.no-majority', { inFavour: 2, votes: 5 });
    scene(held, concluded)
      .when(concludeHearing({ ...finding, votes: votesOf(3) }))
      .then((events) => expect(events[0]).toMatchObject({ data: { votes: votesOf(3) } }));
    scene(held, concluded)
      .when(concludeHearing({ ...finding, votes: votesOf(3).slice(1) }))
      .thenRefused('hearing.votes-incomplete');
  });
});

describe('who reviews (INV-4)', () => {
  it('[INV-4] the head who decided below does not decide above, nor does a withdrawn member come back', () => {
    const ready = after(issued, posted, ask('2026-09-09'), accepted, team, deliberated);
    const decision = decideReview({ requestId: 'r1', opinionId: 'o2', outcome: '1', text });
    scene({ ...ready, deciders: [...ready.deciders, bureauHead.id] }, { at: '2026-09-21', as: bureauHead })
      .when(decision)
      .thenRefused('review.member-decided-below', { members: [bureauHead.id] });
    const gone = asStaffId('c-rsj:reviewer-3');
    const withdrawn = further(after(issued, posted, ask('2026-09-09'), accepted, team), {
      at: '2026-09-12',
      decide: recuseMember({ requestId: 'r1', member: gone, reason: 'interest' }),
    });
    const members = ['c-rsj:reviewer-1', 'c-rsj:reviewer-2', gone].map(asStaffId);
    scene(withdrawn, team)
      .when(nameTeam({ requestId: 'r1', undertaker: asStaffId('c-rsj:reviewer-1'), members }))
      .thenRefused('review.member-decided-below', { members: [gone] });
    scene(withdrawn, deliberated)
      .when(recordDeliberation({ requestId: 'r1', votes: votes('c-rsj'), result: '1' }))
      .thenRefused('review.voter-not-in-team');
  });

  it('[INV-4] [REG-36a] the re-reviewer is one level above the reviewer: not the reviewer again, not the agency', () => {
    const upheld = after(...untilReReview.slice(0, -3));
    const asking = (reviewer: string) =>
      scene(upheld, { at: '2026-10-12', as: sampleActor(`${reviewer}:reviewer-1`) }).when(
        requestReview({
          requestId: 'r2',
          level: 're-review',
          reviewer: sampleActor(`${reviewer}:reviewer-1`).org,
          person: 'p1',
          requestedOn: application.appliedOn,
          receivedAt: '2026-10-12T01:00:00.000Z' as never,
          request: words,
        }),
      );
    asking('c-rsj').thenRefused('review.wrong-body');
    asking('q-fhb').thenRefused('review.wrong-body');
    expect(asking('c-fhb').decision.kind).toBe('recorded');
  });
});

describe('the right to a hearing before the opinion (S2-13)', () => {
  const deliberation = province('2026-10-21', recordDeliberation({ requestId: 'r2', votes: votes('p-rst'), result: '2' }));
  const decide = decideReview({ requestId: 'r2', opinionId: 'o3', outcome: '2', text });
  const deciding = (review: Review, at = '2026-10-22') => scene(further(review, deliberation), { at, as: provinceHead }).when(decide);
  const refusal: Step = province('2026-10-22', refuseHearing({ requestId: 'r2', ground: 'privacy', reason: words }));

  it('[S2-13] no opinion while the right is not told, not served, or served and not run out', () => {
    deciding(after(...untilReReview)).thenRefused('review.hearing-right-not-told');
    deciding(after(...untilTold.slice(0, -1))).thenRefused('review.hearing-right-not-served');
    deciding(after(...untilTold)).thenRefused('review.hearing-right-open', { until: '2026-10-23' });
  });

  it('[S2-13] no opinion while the application is not answered or the hearing not concluded', () => {
    deciding(applied).thenRefused('review.hearing-not-concluded', { stage: 'applied' });
    deciding(further(applied, noticed)).thenRefused('review.hearing-not-concluded', { stage: 'noticed' });
  });

  it('[S2-13] the opinion follows once the hearing was refused with its reason', () =>
    expect(deciding(further(applied, refusal), '2026-10-23').decision.kind).toBe('recorded'));
});
