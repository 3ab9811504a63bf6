import { buildService, type BuiltService } from '@huiyin/host';
import { fsck } from '@huiyin/records';
import { eventually, serviceScene, shanghai, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { v7 as newId } from 'uuid';
import { HEARING_KINDS, REVIEWS } from './aggregates.js';
import { HearingModule } from './hearing.module.js';
import { ask, HeardMatter, PATIENCE, type HearingScene } from './testing/heard-matter.js';

const TEXT = { request: '请求重新认定工龄', facts: '经查', opinion: '认定意见', legalBasis: '《信访工作条例》第三十五条' };
const BUREAU = 'c-rsj:reviewer-1';
const PROVINCE = 'p-rst:reviewer-1';
const HEARING_OFFICERS = [1, 2, 3, 4, 5].map((n) => `p-rst:panel-${n}`);

let scene: ServiceScene;
let hearing: BuiltService;
let around: HearingScene;
let reviews: TopicReader;

beforeAll(async () => {
  scene = await serviceScene('hearing');
  scene.setClock('2026-09-01');
  hearing = await buildService({ name: 'hearing', module: HearingModule, kinds: HEARING_KINDS }, { environment: scene.variables });
  await hearing.start();
  around = { scene, hearing };
  reviews = await scene.read('hearing.review.events.v1');
}, 120_000);

afterAll(async () => {
  await hearing.stop();
  await scene.stop();
}, 60_000);

const said = ({ id }: HeardMatter, name: string) =>
  reviews.events.filter((event) => event.subject === id && event.type === name).map(({ data }) => data);

const clocksSaid = (matter: HeardMatter, event: string, timer: string) =>
  said(matter, event)
    .map(({ clock }) => clock as { readonly timer: string; readonly lastDay: string; readonly state: string })
    .filter((clock) => clock.timer === timer);

const until = (check: () => void | Promise<void>): Promise<void> => eventually(check, PATIENCE);

/** The opinion is out, and served on the petitioner. */
const servedMatter = async (servedOn: string): Promise<HeardMatter> => {
  const matter = new HeardMatter(around);
  await matter.opinionIssued();
  await matter.served('L09', 'o1', servedOn);
  await until(() => expect(clocksSaid(matter, 'ClockStarted', 'T-REVIEW-REQ')).toHaveLength(1));

  return matter;
};

const done = async (matter: HeardMatter, steps: readonly (readonly [path: string, as: string, body: object])[]): Promise<void> => {
  for (const [path, as, body] of steps) expect([path, await matter.post(path, as, body)]).toMatchObject([path, { status: 200 }]);
};

const teamOf = (org: string) => [1, 2, 3].map((n) => `${org}:reviewer-${n}`);

const deliberated = (org: string, request: string, result: string) =>
  [
    `${request}/deliberation`,
    `${org}:reviewer-1`,
    { result, votes: teamOf(org).map((member, n) => ({ member, view: '同意', infavour: n < 2 })) },
  ] as const;

const named = (org: string, request: string) =>
  [`${request}/team`, `${org}:reviewer-1`, { undertaker: `${org}:reviewer-1`, members: teamOf(org) }] as const;

describe('the right to review', () => {
  it('[T-REVIEW-REQ] [REG-35a] runs from the service, also where the letter is heard before the opinion', async () => {
    const matter = new HeardMatter(around);
    await matter.served('L09', 'o1', '2026-08-31');
    await matter.opinionIssued();

    await until(() => expect(clocksSaid(matter, 'ClockStarted', 'T-REVIEW-REQ')).toMatchObject([{ lastDay: '2026-09-30' }]));
    expect(reviews.namesOf(matter.id)).toEqual(['ClockStarted']);
    expect(await matter.view('q-rsj:head')).toMatchObject({
      status: 200,
      body: { opinion: { opinionId: 'o1' }, ended: false, clocks: [{ timer: 'T-REVIEW-REQ', lastDay: '2026-09-30', state: 'running' }] },
    });
  }, 60_000);

  it('[S1-07] [S3-08] the petitioner reads it by code and second factor; a wrong one of either is answered alike, and staff see neither', async () => {
    const matter = await servedMatter('2026-08-31');
    const look = (body: object) => ask(around, '/public/reviews', { body: { ...matter.factors, ...body } });

    expect(await look({ queryCode: matter.factors.queryCode.toLowerCase() })).toMatchObject({
      status: 200,
      body: { requests: [], next: [{ action: 'apply-for-review', until: '2026-09-30' }] },
    });
    const [unknown, wrong] = await Promise.all([look({ queryCode: 'ZZZZZZZZZZ' }), look({ lastFour: '9999' })]);
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'review.not-found']);
    expect({ ...wrong.body, correlation: '' }).toEqual({ ...unknown.body, correlation: '' });
    expect(await look({ lastFour: { $gt: '' } })).toMatchObject({ status: 400 });
    for (let guess = 0; guess < 4; guess += 1) await look({ lastFour: '9999' });
    expect((await look({})).status).toBe(429);
    expect(JSON.stringify((await matter.view('q-rsj:head')).body)).not.toMatch(/enquiry|codeHash|13900004321/);
  }, 60_000);

  it('[REV-10] lapses by the clock when nobody asks: the remedies end', async () => {
    const matter = await servedMatter('2026-08-31');
    scene.setClock('2026-10-15');

    await until(() => expect(said(matter, 'RemediesEnded')).toMatchObject([{ ground: 'no-request-in-time' }]));
    expect(said(matter, 'RightLapsed')).toHaveLength(1);
  }, 60_000);
});

describe('a request that comes too late', () => {
  it('[REV-3] [INV-17] is refused; a corrected date of service withdraws the refusal and takes the request up', async () => {
    const matter = await servedMatter('2026-09-01');
    scene.setClock('2026-10-20');
    const request = await matter.requested('review', 'c-rsj', '2026-10-20');
    expect(await matter.post(`${request}/acceptance`, BUREAU, {})).toMatchObject({ status: 409, body: { code: 'review.late' } });
    await done(matter, [[`${request}/refusal`, BUREAU, { ground: 'late' }]]);
    await until(() => expect(reviews.namesOf(matter.id)).toContain('RemediesEnded'));

    await matter.serviceCorrected('o1', '2026-09-01', '2026-09-28');
    await until(() => expect(reviews.namesOf(matter.id)).toEqual(expect.arrayContaining(['RefusalWithdrawn', 'ReviewAccepted'])));
    expect(await matter.view(BUREAU)).toMatchObject({ body: { ended: false, requests: [{ stage: 'accepted' }] } });
  }, 60_000);
});

/** From the service of the opinion to the review opinion that upholds it. */
const upheld = async (): Promise<HeardMatter> => {
  const matter = await servedMatter('2026-10-20');
  const request = await matter.requested('review', 'c-rsj', '2026-10-26');
  await until(() => expect(clocksSaid(matter, 'ClockStarted', 'T-REVIEW')).toHaveLength(1));
  await done(matter, [
    [`${request}/acceptance`, BUREAU, {}],
    named('c-rsj', request),
    deliberated('c-rsj', request, '1'),
    [`${request}/decision`, 'c-rsj:review-head', { outcome: '1', ...TEXT }],
  ]);

  return matter;
};

/** The re-review is asked for and accepted, the hearing told of, applied for and noticed for 10 November. */
const noticed = async (matter: HeardMatter): Promise<string> => {
  const opinion = String(said(matter, 'ReviewDecided')[0]?.['opinionId']);
  await matter.served('L14', opinion, '2026-10-26');
  await until(() => expect(clocksSaid(matter, 'ClockStarted', 'T-REREVIEW-REQ')).toHaveLength(1));
  const request = await matter.requested('re-review', 'p-rst', '2026-10-26');
  await done(matter, [[`${request}/acceptance`, PROVINCE, {}], named('p-rst', request), [`${request}/hearing/right`, PROVINCE, {}]]);
  await matter.served('L16', request.slice(1), '2026-10-26');
  await until(() => expect(clocksSaid(matter, 'ClockStarted', 'T-HEAR-APPLY')).toHaveLength(1));
  const notice = {
    at: shanghai('2026-11-10T09:00'),
    place: '听证室',
    presiding: 'p-rst:presiding',
    panel: HEARING_OFFICERS,
    recorder: 'p-rst:recorder',
  };
  await done(matter, [
    [`${request}/hearing/application`, PROVINCE, { appliedOn: '2026-10-26' }],
    [`${request}/hearing/notice`, PROVINCE, notice],
  ]);

  return request;
};

describe('review, hearing and re-review of one matter', () => {
  it('[S2-03] [REG-36c] [INV-5] goes from the request to the end of the remedies; the hearing pauses the clock', async () => {
    scene.setClock('2026-10-26');
    const matter = await upheld();
    await until(() => expect(said(matter, 'ReviewDecided')).toMatchObject([{ outcome: '1', inNameOf: 'c-rsj', below: 'q-rsj' }]));
    expect(clocksSaid(matter, 'ClockEnded', 'T-REVIEW')).toMatchObject([{ state: 'met' }]);

    const request = await noticed(matter);
    await until(() => expect(clocksSaid(matter, 'ClockChanged', 'T-REREVIEW').at(-1)).toMatchObject({ state: 'paused' }));
    scene.setClock('2026-11-10T12:00');
    const votes = HEARING_OFFICERS.map((member) => ({ member, infavour: true, reason: '同意' }));
    await done(matter, [
      [
        `${request}/hearing/session`,
        'p-rst:recorder',
        { heldOn: '2026-11-10', present: HEARING_OFFICERS, transcript: '笔录', signed: ['p1'] },
      ],
      [`${request}/hearing/conclusion`, 'p-rst:presiding', { finding: '听证结论', votes, concludedOn: '2026-11-10' }],
    ]);
    await until(() => expect(clocksSaid(matter, 'ClockChanged', 'T-REREVIEW').at(-1)).toMatchObject({ state: 'running' }));
    await done(matter, [
      deliberated('p-rst', request, '2'),
      [`${request}/decision`, 'p-rst:review-head', { outcome: '2', ...TEXT, opinion: '变更意见' }],
    ]);

    await until(() => expect(said(matter, 'ReviewDecided')).toHaveLength(2));
    await matter.served('L15', String(said(matter, 'ReviewDecided')[1]?.['opinionId']), '2026-11-10');
    await until(() => expect(said(matter, 'RemediesEnded')).toMatchObject([{ ground: 're-review-served' }]));
    expect(await matter.view(PROVINCE)).toMatchObject({
      body: { ended: true, requests: [{ decided: { text: TEXT } }, { decided: { text: { opinion: '变更意见' } } }] },
    });
  }, 90_000);
});

describe('who is let in', () => {
  const asked = { level: 'review', reviewer: 'c-rsj', person: 'p1', requestedOn: '2026-11-10', request: '不服' };

  it('401 without a token, 403 for another role, 404 for what one may not see, 400 with the field', async () => {
    const { id } = await servedMatter('2026-11-09');
    const path = `/reviews/${id}/requests`;

    expect(await ask(around, path, { body: asked })).toMatchObject({ status: 401 });
    expect(await ask(around, path, { as: 'c-xfj:archivist', body: asked })).toMatchObject({ status: 403 });
    expect(await ask(around, `/reviews/${id}`, { as: 'n-mzj:head' })).toMatchObject({ status: 404, body: { code: 'review.not-found' } });
    expect(await ask(around, path, { as: 'n-fhb:reviewer-1', body: asked })).toMatchObject({ status: 404 });
    expect(await ask(around, `/reviews/${newId()}/requests`, { as: BUREAU, body: asked })).toMatchObject({ status: 404 });
    expect(await ask(around, path, { as: BUREAU, body: { ...asked, person: 'q1', more: 1 } })).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'person' })]) },
    });
    expect(await ask(around, path, { as: BUREAU, body: { ...asked, reviewer: 'p-rst' } })).toMatchObject({
      status: 409,
      body: { code: 'review.wrong-body' },
    });
  }, 60_000);

  it('a repeat with the same key registers one request', async () => {
    const matter = await servedMatter('2026-11-09');
    const once = { as: BUREAU, body: asked, key: `key-${matter.id}` };
    const [first, second] = [
      await ask(around, `/reviews/${matter.id}/requests`, once),
      await ask(around, `/reviews/${matter.id}/requests`, once),
    ];

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    await until(() => expect(said(matter, 'ReviewRequested')).toHaveLength(1));
  }, 60_000);

  it('[INV-6] a withheld matter is in no list, view or command of the unit it is about', async () => {
    const matter = new HeardMatter(around, { scope: 'from', orgs: ['q-rsj'], seq: 1 } as never);
    await matter.opinionIssued();
    await until(async () => expect(await matter.view('q-xfj:head')).toMatchObject({ status: 200 }));

    expect(await matter.view('q-rsj:head')).toMatchObject({ status: 404 });
    expect(JSON.stringify(await ask(around, '/reviews?limit=200', { as: 'q-rsj:head' }))).not.toContain(matter.id);
  }, 60_000);
});

describe('the work list', () => {
  it('a page of one stage is full while there are more, whatever stands between', async () => {
    const before = newId();
    const matters = [];
    for (const isAsked of [true, false, true, false, true]) {
      const matter = await servedMatter('2026-11-09');
      if (isAsked) await matter.requested('review', 'c-rsj', '2026-11-10');
      matters.push({ id: matter.id, isAsked });
    }
    const wanted = matters.filter(({ isAsked }) => isAsked).map(({ id }) => id);
    const page = async (after: string) => {
      const { body } = await ask(around, `/reviews?stage=received&limit=2&after=${after}`, { as: BUREAU });

      return body as { readonly items: readonly { readonly id: string }[]; readonly next?: string };
    };
    const first = await page(before);
    const ids = [...first.items, ...(await page(String(first.next))).items].map(({ id }) => id);

    expect(first.items).toHaveLength(2);
    expect(ids).toEqual(wanted);
    expect((await ask(around, '/reviews?stage=lost', { as: BUREAU })).status).toBe(400);
  }, 60_000);
});

describe('the database', () => {
  it('holds in every record the state that its history gives, sent, and no word in clear', async () => {
    const store = hearing.platform.records[0]!;
    await eventually(async () => expect(await store.collection.countDocuments({ unpublishedSince: { $ne: null } })).toBe(0), PATIENCE);
    const database = hearing.platform.connection.getClient().db(`${scene.variables['HUIYIN_PREFIX']}hearing`);

    expect(await fsck(database as unknown as Parameters<typeof fsck>[0], REVIEWS)).toMatchObject({ faultCount: 0 });
    expect(JSON.stringify(await store.collection.find().toArray())).not.toMatch(/工龄|不服|变更意见|笔录/u);
  });
});
