import { buildService, type BuiltService } from '@huiyin/host';
import { eventually, serviceScene, shanghai, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { HEARING_KINDS } from './aggregates.js';
import { HearingModule } from './hearing.module.js';
import { ask, HeardMatter, PATIENCE, type HearingScene } from './testing/heard-matter.js';

const GOVERNMENT = 'q-fhb:reviewer-1';
const OFFICERS = [1, 2, 3, 4, 5].map((n) => `q-fhb:panel-${n}`);
const NOTICE = {
  at: shanghai('2026-09-28T09:00'),
  place: '一号听证室',
  presiding: 'q-fhb:presiding',
  panel: OFFICERS,
  recorder: 'q-fhb:recorder',
};

interface Line {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
interface ClockLine {
  readonly timer: string;
  readonly state: string;
  readonly lastDay: string;
  readonly warning: string;
  readonly ledger: readonly { readonly kind: string; readonly cause: string }[];
  readonly steps: readonly unknown[];
  readonly explanation: { readonly zh: string; readonly en: string };
}

let scene: ServiceScene;
let hearing: BuiltService;
let around: HearingScene;
let reviews: TopicReader;

beforeAll(async () => {
  scene = await serviceScene('hearing-time');
  scene.setClock('2026-09-10');
  hearing = await buildService({ name: 'hearing', module: HearingModule, kinds: HEARING_KINDS }, { environment: scene.variables });
  await hearing.start();
  around = { scene, hearing };
  reviews = await scene.read('hearing.review.events.v1');
}, 120_000);

afterAll(async () => {
  await hearing.stop();
  await scene.stop();
}, 60_000);

const until = (check: () => void): Promise<void> => eventually(check, PATIENCE);
const said = ({ id }: HeardMatter, name: string) =>
  reviews.events.filter(({ subject, type }) => subject === id && type === name).map(({ data }) => data);

const done = async (matter: HeardMatter, steps: readonly (readonly [path: string, as: string, body: object])[]): Promise<void> => {
  for (const [path, as, body] of steps) expect([path, await matter.post(path, as, body)]).toMatchObject([path, { status: 200 }]);
};

/** A request for review before the government of the district, accepted. */
const accepted = async (): Promise<{ readonly matter: HeardMatter; readonly request: string }> => {
  const matter = new HeardMatter(around);
  await matter.opinionIssued();
  await matter.served('L09', 'o1', '2026-09-07');
  await until(() => expect(said(matter, 'ClockStarted')).toHaveLength(1));
  const request = await matter.requested('review', 'q-fhb', '2026-09-10');
  await done(matter, [[`${request}/acceptance`, GOVERNMENT, {}]]);

  return { matter, request };
};

const clocksOf = async (matter: HeardMatter, as = GOVERNMENT): Promise<readonly ClockLine[]> => {
  const { status, body } = await ask(around, `/reviews/${matter.id}/clocks`, { as });
  expect(status).toBe(200);

  return body['clocks'] as readonly ClockLine[];
};

const clockOf = async (matter: HeardMatter, timer: string): Promise<ClockLine | undefined> =>
  (await clocksOf(matter)).find((clock) => clock.timer === timer);

describe('a hearing that is put off', () => {
  it('[L17] [T-HEAR-DECIDE] [T-HEAR-HOLD] [T-HEAR-RESULT] is granted, noticed, noticed again and held; each limit is met', async () => {
    const { matter, request } = await accepted();
    await done(matter, [
      [`${request}/hearing/right`, GOVERNMENT, {}],
      [`${request}/hearing/application`, GOVERNMENT, { appliedOn: '2026-09-10', agents: ['王律师'] }],
      [`${request}/hearing/grant`, GOVERNMENT, {}],
      [`${request}/hearing/notice`, GOVERNMENT, NOTICE],
    ]);
    const soon = { reason: 'force-majeure', to: shanghai('2026-09-14T09:00') };
    expect(await matter.post(`${request}/hearing/postponement`, 'q-fhb:presiding', soon)).toMatchObject({
      status: 409,
      body: { code: 'hearing.notice-too-short' },
    });
    await done(matter, [
      [`${request}/hearing/postponement`, 'q-fhb:presiding', { ...soon, to: shanghai('2026-09-29T09:00'), place: '二号听证室' }],
    ]);

    await until(() => expect(said(matter, 'HearingNoticed')).toHaveLength(2));
    expect(said(matter, 'HearingNoticed').map(({ place, hearingId }) => [place, hearingId])).toEqual([
      ['一号听证室', `${request.slice(1)}/hearing`],
      ['二号听证室', `${request.slice(1)}/hearing`],
    ]);
    scene.setClock('2026-09-29T12:00');
    const session = { heldOn: '2026-09-29', present: OFFICERS, transcript: '笔录', signed: ['p1'], onTheSpot: true };
    const votes = OFFICERS.map((member) => ({ member, infavour: true, reason: '同意' }));
    await done(matter, [[`${request}/hearing/session`, 'q-fhb:recorder', session]]);
    expect(await clockOf(matter, 'T-HEAR-RESULT')).toMatchObject({ state: 'running', lastDay: '2026-10-09' });
    await done(matter, [[`${request}/hearing/conclusion`, 'q-fhb:presiding', { finding: '结论', votes, concludedOn: '2026-09-29' }]]);

    const states = (await clocksOf(matter)).filter(({ timer }) => timer.startsWith('T-HEAR-')).map(({ timer, state }) => [timer, state]);
    expect(Object.fromEntries(states)).toEqual({ 'T-HEAR-DECIDE': 'met', 'T-HEAR-HOLD': 'met', 'T-HEAR-RESULT': 'met' });
  }, 60_000);

  it('is refused with ground and reason, or opened by the head, or stands still without a day', async () => {
    const { matter, request } = await accepted();
    const [refusal, opening] = [`${request}/hearing/refusal`, `${request}/hearing/opening`];
    expect(await matter.post(opening, GOVERNMENT, { agreedOn: '2026-09-29' })).toMatchObject({ body: { code: 'review.forbidden' } });
    await done(matter, [
      [opening, 'q-fhb:review-head', { agreedOn: '2026-09-29' }],
      [`${request}/hearing/notice`, GOVERNMENT, { ...NOTICE, at: shanghai('2026-10-26T09:00') }],
      [`${request}/hearing/suspension`, 'q-fhb:presiding', { reason: 'appraisal' }],
      [`${request}/hearing/giving-up`, 'q-fhb:presiding', { reason: 'withdrawn' }],
    ]);
    expect(await clockOf(matter, 'T-HEAR-HOLD')).toMatchObject({ state: 'cancelled' });

    const other = await accepted();
    const right = [`${other.request}/hearing/right`, GOVERNMENT, {}] as const;
    const application = [`${other.request}/hearing/application`, GOVERNMENT, { appliedOn: '2026-09-29' }] as const;
    await done(other.matter, [right, application]);
    expect(await other.matter.post(`${other.request}/hearing/refusal`, GOVERNMENT, { ground: 'privacy' })).toMatchObject({ status: 400 });
    await done(other.matter, [[`${other.request}/hearing/refusal`, GOVERNMENT, { ground: 'privacy', reason: '涉及个人隐私' }]]);
    expect(await other.matter.post(refusal.replace(request, other.request), GOVERNMENT, { ground: 'other', reason: '重复' })).toMatchObject(
      {
        body: { code: 'hearing.wrong-stage' },
      },
    );
  }, 60_000);
});

describe('a draft by a department', () => {
  it('[REV-9] [T-REVIEW-DRAFT] the department sees the matter from then on and hands in its draft', async () => {
    const { matter, request } = await accepted();
    expect(await matter.view('q-zjj:undertaker-1')).toMatchObject({ status: 404 });
    await done(matter, [[`${request}/delegation`, GOVERNMENT, { department: 'q-zjj' }]]);
    expect(await matter.view('q-zjj:undertaker-1')).toMatchObject({ status: 200 });
    expect(await matter.post(`${request}/draft`, 'q-zjj:registrar', { draft: '草稿' })).toMatchObject({ status: 403 });
    await done(matter, [[`${request}/draft`, 'q-zjj:undertaker-1', { draft: '草拟意见全文' }]]);

    expect(await clockOf(matter, 'T-REVIEW-DRAFT')).toMatchObject({ state: 'met' });
  }, 60_000);
});

describe('the clocks of a matter', () => {
  it('each with its ledger, the steps of its counting, its sentences, and the warning level now', async () => {
    const { matter } = await accepted();
    const clocks = await clocksOf(matter);

    expect(clocks.map(({ timer }) => timer).sort()).toEqual(['T-REVIEW', 'T-REVIEW-REFUSE', 'T-REVIEW-REQ']);
    for (const { ledger, steps, explanation } of clocks) {
      expect([ledger[0]?.kind, steps.length > 0]).toEqual(['started', true]);
      expect(explanation).toEqual({ zh: expect.stringMatching(/年.月|日/u) as string, en: expect.stringContaining('rule set') as string });
    }
    expect((await clockOf(matter, 'T-REVIEW'))?.warning).toBe('none');
    expect(await ask(around, `/reviews/${matter.id}/clocks`, { as: 'n-mzj:head' })).toMatchObject({ status: 404 });
  }, 60_000);
});

describe('the time line', () => {
  const linesFor = async (matter: HeardMatter, as: string): Promise<readonly Line[]> =>
    (await matter.view(as)).body['timeline'] as readonly Line[];

  it('says who did what and when; words of people are opened only for those whose post needs them', async () => {
    const { matter } = await accepted();
    const lines = await linesFor(matter, GOVERNMENT);

    expect(lines.slice(0, 2).map(({ type }) => type)).toEqual(['OpinionNoted', 'ServiceNoted']);
    expect(lines.find(({ type }) => type === 'ReviewRequested')).toMatchObject({
      actor: { id: GOVERNMENT, org: 'q-fhb' },
      data: { request: '对处理意见不服', reviewer: 'q-fhb' },
    });
    expect(lines.find(({ type }) => type === 'ClockStarted')?.data).toMatchObject({ clock: { id: 'T-REVIEW-REQ/p1/1', state: 'running' } });
    const forLeader = await linesFor(matter, 'q-xfj:leader');
    expect(JSON.stringify(forLeader)).not.toContain('对处理意见不服');
    expect(forLeader.map(({ type }) => type)).toEqual(lines.map(({ type }) => type));
  }, 60_000);
});
