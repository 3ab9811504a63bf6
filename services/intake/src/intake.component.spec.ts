import {
  LetterServed,
  PETITION_REPLIED_TYPE,
  REGISTER_PETITION_TYPE,
  RedoConsentGiven,
  RemediesEnded,
  ReviewAccepted,
  ReviewDecided,
  SAMPLE,
} from '@huiyin/contracts';
import { recordIdOf } from '@huiyin/host';
import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { fsck } from '@huiyin/records';
import { eventually } from '@huiyin/testing/domain';
import { v7 as newId } from 'uuid';
import { DIRECTORY_ENTRIES, PETITIONS } from './aggregates.js';
import { sampleText } from './testing/city.js';
import { IntakeScene, PLATFORM } from './testing/intake-scene.js';

let intake: IntakeScene;
const PATIENCE = { within: 20_000 };
const sample = (row: number): string => recordIdOf('yz', `YZ2026000${String(row).padStart(2, '0')}`);
const view = async (id: string, as = 'c-xfj:registrar') => intake.ask(`/petitions/${id}`, as);
const stage = async (id: string, as = 'c-xfj:registrar') => (await view(id, as)).body['stage'];
const names = (id: string) => intake.petitions.namesOf(id);
const day = (written: string): LocalDate => written as LocalDate;

beforeAll(async () => {
  intake = await IntakeScene.open('intake');
  for (const file of ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'])
    expect(await intake.put(file)).toMatchObject({ status: 200, body: { isRead: true } });
}, 180_000);

afterAll(async () => intake?.close(), 60_000);

describe('the directory', () => {
  it('is imported once: a second import makes no version', async () => {
    expect((await intake.put('directory.yaml')).body).toMatchObject({ published: 0, isRead: true });
  });

  it('takes a change, and every process reads it', async () => {
    const changed = sampleText('directory.yaml').replace('name: 临江县民政局', 'name: 临江县民政和社会事务局');
    const put = await intake.ask('/directory', 'p-xfj:rule-owner', { method: 'PUT', body: changed, type: 'application/yaml' });
    expect(put.body).toMatchObject({ published: 1, isRead: true });
    const read = await intake.ask('/directory', 'c-xfj:registrar');
    expect(JSON.stringify(read.body['organisations'])).toContain('临江县民政和社会事务局');
    await intake.put('directory.yaml');
  });

  it('refuses a file with a fault, and names the line and what is missing', async () => {
    const broken = 'organisations:\n  - { id: x, name: 甲, kind: shop, region: "990102", code: 甲 }';
    const lost = 'staff:\n  - { id: "x:y", name: 甲, org: nowhere, roles: [registrar] }';
    const put = (body: string, as = 'p-xfj:rule-owner') => intake.ask('/directory', as, { method: 'PUT', body, type: 'application/yaml' });
    expect(await put(broken)).toMatchObject({ status: 400, body: { errors: [{ field: 'line 2: organisations.0.kind' }] } });
    expect(await put(lost)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'staff x:y: org', reason: 'no organisation nowhere' }] },
    });
    expect((await put(lost, 'c-xfj:registrar')).status).toBe(403);
  });
});

describe('the file of a city platform', () => {
  it('gives 33 registered, 1 already there, 6 refused with field and reason; again it changes nothing', async () => {
    intake.scene.setClock('2026-08-21');
    const first = await intake.importFiles();
    expect(first.body).toMatchObject({ registered: 33, alreadyThere: 1, refused: 6, unusedSignatories: [] });
    const refused = (first.body['rows'] as { row: number; outcome: string; field: string }[]).filter(
      ({ outcome }) => outcome === 'refused',
    );
    expect(refused.map(({ row, field }) => [row, field])).toEqual([
      [31, 'xfrq'],
      [32, 'xfrs'],
      [33, 'xfxs'],
      [34, 'wtsddm'],
      [35, 'tsnr'],
      [37, 'xfjbh'],
    ]);

    const again = await intake.importFiles();
    expect(again.body).toMatchObject({ registered: 0, alreadyThere: 34, refused: 6 });
    await eventually(() => expect(intake.petitions.events.filter(({ type }) => type === 'PetitionRegistered')).toHaveLength(33), PATIENCE);
  }, 60_000);

  it('[REG-20b] keeps signatories, the whole of a long text, and words as they are', async () => {
    const [joint, long, strange] = await Promise.all([view(sample(27), 'n-xfj:registrar'), view(sample(40)), view(sample(39))]);
    expect((joint.body['facts'] as { petitioners: unknown[] }).petitioners).toHaveLength(30);
    const facts = long.body['facts'] as { content: string; wholeText: { digest: string } };
    expect([...facts.content]).toHaveLength(5_600);
    expect((await intake.service.platform.files.get(sample(40), facts.wholeText.digest)).toString('utf8')).toBe(facts.content);
    expect(strange.body['facts']).toMatchObject({ title: '=1+1 公式开头 <script>alert(1)</script> 与表情😀' });
  });

  it('[X-05] nothing of a person stands in the database in clear, no mark at all', async () => {
    const stored = JSON.stringify(
      await intake.service.platform.records
        .find(({ name }) => name === 'intake.petition')
        ?.collection.find({})
        .toArray(),
    );
    for (const words of ['陈一', '19900001001', 'p001@example.org', '供热', '光明路', 'zdrybz', 'yybz'])
      expect(stored).not.toContain(words);
  });

  it('takes a refused row that was corrected', async () => {
    const header = sampleText('petitions.csv').split('\n')[0] ?? '';
    const row =
      sampleText('petitions.csv')
        .split('\n')
        .find((line) => line.startsWith('YZ202600035')) ?? '';
    const again = await intake.ask('/imports', PLATFORM, {
      body: `${header}\n${row.replace('没有内容,,03', '没有内容,补上的内容,03')}`,
      type: 'text/csv',
    });
    expect(again.body).toMatchObject({ registered: 1, refused: 0 });
  });

  it.each([
    ['a column that is not known', 'xfjbh,other\n1,2', 'line 1'],
    ['no rows', 'xfjbh\n', 'file'],
  ])('is refused whole with %s', async (_, body, field) =>
    expect(await intake.ask('/imports', PLATFORM, { body, type: 'text/csv' })).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    }),
  );

  it('[REG-19b] [INV-16] a reference is linked at once, the same problem is proposed', async () => {
    await eventually(() => expect(names(sample(9))).toContain('PetitionLinked'), PATIENCE);
    expect(await view(sample(9))).toMatchObject({ body: { stage: 'replying', links: [{ to: sample(1), relation: 'repeat' }] } });
    await eventually(() => expect(names(sample(12))).toContain('RelationProposed'), PATIENCE);
    expect((await view(sample(12))).body['candidates']).toHaveLength(2);
    expect((await view(sample(30))).body['links']).toEqual([]);
  });
});

describe('the command topic', () => {
  const send = (id: string, data: unknown) =>
    intake.service.platform.publisher.publish([
      {
        topic: 'intake.petition.commands.v1',
        key: id,
        headers: {
          ...{ ce_specversion: '1.0', ce_id: id, ce_source: '/yz', ce_type: REGISTER_PETITION_TYPE, ce_time: new Date().toISOString() },
          'content-type': 'application/json',
        },
        value: JSON.stringify(data),
      },
    ]);
  const petition = {
    registeredBy: 'q-xfj',
    receivedAt: '2026-08-20T02:00:00.000Z',
    petitionDate: '2026-08-20',
    form: '03',
    purpose: '03',
    contentClass: '140200',
    region: '990102',
    peopleCount: 1,
    title: '路灯不亮',
    content: '光明路路灯不亮。',
    petitioners: [{ name: '某人', phone: '19900009999' }],
  };

  it('answers registered, already there, and refused with the reason', async () => {
    const replies = await intake.scene.read('intake.petition.replies.v1');
    const answers = () => replies.events.map(({ data }) => [data['outcome'], data['field'] ?? data['code'] ?? '']);
    await send('c1', { number: 'T1', petition });
    await eventually(() => expect(answers()).toEqual([['registered', '']]), PATIENCE);
    await send('c2', { number: 'T1', petition });
    await eventually(() => expect(answers()).toHaveLength(2), PATIENCE);
    await send('c3', { number: 'T1', petition: { ...petition, title: '另一件' } });
    await eventually(() => expect(answers()).toHaveLength(3), PATIENCE);
    await send('c4', { number: 'T2', petition: { ...petition, region: '123456' } });
    await eventually(() => expect(answers()).toHaveLength(4), PATIENCE);
    await send('c5', { number: 'T3', petition: { ...petition, peopleCount: 0 } });
    await eventually(
      () =>
        expect(answers()).toEqual([
          ['registered', ''],
          ['already-there', ''],
          ['refused', 'number'],
          ['refused', 'region'],
          ['refused', 'peopleCount'],
        ]),
      PATIENCE,
    );
    expect(PETITION_REPLIED_TYPE).toContain('RegistrationAnswered');
    expect(await intake.ask('/petitions', PLATFORM, { body: { number: 'T1', petition } })).toMatchObject({
      status: 200,
      body: { outcome: 'already-there' },
    });
  }, 60_000);

  it('twenty at once with one number register one matter', async () => {
    const same = await Promise.all(
      Array.from({ length: 20 }, () => intake.ask('/petitions', PLATFORM, { body: { number: 'R1', petition } })),
    );
    expect(same.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    expect(new Set(same.map(({ body }) => body['number'])).size).toBe(1);
  });

  it('HTTP registers the same way, once per key, and says which field is wrong', async () => {
    const post = (body: unknown, as = 'q-xfj:registrar', headers = {}) => intake.ask('/petitions', as, { body, headers });
    const first = await post({ petition }, undefined, { 'idempotency-key': 'k1' });
    expect(first).toMatchObject({ status: 201, body: { outcome: 'registered' } });
    expect(first.body['number']).toMatch(/^XF99010220260820\d{6}$/);
    expect(await post({ petition }, undefined, { 'idempotency-key': 'k1' })).toMatchObject({ status: 200, body: { id: first.body['id'] } });
    expect(await post({ petition: { ...petition, title: 'x' } }, undefined, { 'idempotency-key': 'k1' })).toMatchObject({ status: 422 });
    expect(await post({ petition: { ...petition, form: '77' } })).toMatchObject({ status: 409, body: { errors: [{ field: 'form' }] } });
    expect(await post({ petition: { ...petition, risk: 1 } })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'petition.risk' }] },
    });
    expect((await post({ petition }, 'c-xfj:registrar')).status).toBe(403);
    expect((await post({ petition }, 'q-zjj:undertaker-1')).status).toBe(403);
    expect((await post({ number: 'T1', petition })).status).toBe(400);
    expect((await intake.ask('/petitions', undefined, { body: { petition } })).status).toBe(401);
  });

  it('consent to short messages comes in by HTTP, topic and file, and is told in its order', async () => {
    const consenting = { ...petition, petitioners: [{ name: '某人', phone: '19900008888', consents: ['sms'] }] };
    const nowhere = await intake.ask('/petitions', PLATFORM, { body: { petition: { ...petition, petitioners: [{ consents: ['sms'] }] } } });
    expect(nowhere.body['errors']).toMatchObject([{ field: 'petition.petitioners.0.consents' }]);
    await intake.ask('/petitions', PLATFORM, { body: { number: 'K1', petition: consenting } });
    await send('c9', { number: 'K2', petition: consenting });
    const [header = '', row = ''] = sampleText('petitions.csv').split(/\r?\n/);
    await intake.ask('/imports', PLATFORM, { body: `${header},dzsd\n${row.replace('YZ202600001', 'K3')},sms`, type: 'text/csv' });
    const told = (number: string) =>
      intake.petitions.events.find(({ subject }) => subject === recordIdOf('yz', number))?.data['petitioners'];
    for (const number of ['K1', 'K2', 'K3'])
      await eventually(() => expect(told(number)).toMatchObject([{ electronic: false, consents: ['sms'] }]), PATIENCE);
  });
});

describe('reports on wrongdoing', () => {
  it('[INV-6] are seen by nobody they are about, in no list, and not before the name is matched', async () => {
    const ids = async (as: string) =>
      ((await intake.ask('/petitions?limit=100', as)).body['items'] as { id: string }[]).map(({ id }) => id);
    for (const as of ['q-zjj:head', 'q-xfj:registrar', 'p-xfj:supervisor', 'q-jw:registrar'])
      expect(await ids(as)).not.toContain(sample(5));
    expect(await ids('p-xfj:supervisor')).toContain(sample(6));
    expect(await ids('c-xfj:registrar')).toEqual(expect.arrayContaining([sample(5), sample(6)]));
    expect((await view(sample(6), 'q-zjj:head')).status).toBe(404);
    expect((await view(newId(), 'q-zjj:head')).status).toBe(404);
    const transfer = (row: number, to: string) => intake.command(sample(row), { name: 'transfer', as: 'c-xfj:registrar' }, { to });
    expect((await transfer(6, 'q-zjj')).body).toMatchObject({ code: 'petition.withheld-from-body' });
    expect((await transfer(5, 'q-jw')).body).toMatchObject({ code: 'petition.withheld-from-body' });
    expect((await intake.command(sample(5), { name: 'reported-units', as: 'c-xfj:registrar' }, { units: ['q-cgj'] })).status).toBe(200);
    expect((await transfer(5, 'q-jw')).body).toMatchObject({ stage: 'ended' });
    expect((await transfer(6, 'q-jw')).body).toMatchObject({ stage: 'ended' });
    expect(await ids('q-jw:registrar')).toEqual(expect.arrayContaining([sample(5), sample(6)]));
    expect(await ids('q-cgj-1:head')).not.toContain(sample(5));
    expect((await intake.command(sample(5), { name: 'transfer', as: 'q-cgj:head' }, { to: 'q-jw' })).status).toBe(404);
  });
});

describe('a matter on its way', () => {
  const served = (id: string, code: string, ref?: string) =>
    intake.scene.teller.tell(LetterServed, {
      subject: id,
      data: {
        ...LetterServed.sample,
        ...{ letterId: `${code}/p1`, code, persons: ['p1'], servedOn: day('2026-09-02'), ref: ref ?? code },
        withheld: { scope: 'none', seq: 0 },
      },
    });

  it('[REG-22] [INV-1] [REV-10] city office, district office, agency, opinion, service, end; the repeat ends with it', async () => {
    const id = sample(1);
    const done = async (name: string, as: string, body: object) =>
      expect(await intake.command(id, { name, as }, body)).toMatchObject({ status: 200 });
    await done('transfer', 'c-xfj:registrar', { to: 'q-xfj' });
    await done('assignment', 'q-xfj:registrar', { to: 'q-zjj', limit: '2026-12-01' });
    await done('acceptance', 'q-zjj:undertaker-1', {
      route: 6,
      reason: 'within-its-power',
      leader: 'q-zjj:head',
      undertaker: 'q-zjj:undertaker-1',
    });
    expect((await intake.command(id, { name: 'extension', as: 'q-zjj:undertaker-1' }, { days: 30, reason: '复杂' })).status).toBe(403);
    await done('extension', 'q-zjj:head', { days: 30, reason: '管网改造方案尚在论证' });
    await done('opinion', 'q-zjj:head', { outcome: '1', request: '更换管网', facts: '属实', opinion: '支持', legalBasis: '第三十二条' });
    expect(await stage(id)).toBe('replying');
    await served(sample(9), 'L33');
    await served(id, 'L09', 'o1');
    await eventually(async () => expect([await stage(id), await stage(sample(9))]).toEqual(['closed', 'closed']), PATIENCE);
    await intake.scene.teller.tell(RemediesEnded, {
      subject: id,
      data: { ground: 'no-request-in-time', endedAt: SAMPLE.later, withheld: { scope: 'none', seq: 0 } },
    });
    await eventually(async () => expect([await stage(id), await stage(sample(9))]).toEqual(['ended', 'ended']), PATIENCE);
    await intake.scene.teller.tell(ReviewAccepted, { subject: id, data: { ...ReviewAccepted.sample, forCause: 'illness' } });
    await eventually(async () => expect(await stage(id)).toBe('closed'), PATIENCE);
  }, 60_000);

  it('[REV-5] [REV-6] is handled again on the order of a reviewer, once it is served, with his consent', async () => {
    const id = sample(10);
    const withheld = { scope: 'none', seq: 0 } as const;
    const done = async (name: string, as: string, body: object) =>
      expect(await intake.command(id, { name, as }, body)).toMatchObject({ status: 200 });
    const words = { outcome: '1', request: '补井盖', facts: '属实', opinion: '支持', legalBasis: '第三十二条' };
    await done('transfer', 'q-xfj:registrar', { to: 'q-hpj' });
    await done('acceptance', 'q-hpj:undertaker-1', { route: 6, reason: 'power', leader: 'q-hpj:head', undertaker: 'q-hpj:undertaker-1' });
    await done('opinion', 'q-hpj:head', words);
    await served(id, 'L09', 'o1');
    await eventually(async () => expect(await stage(id)).toBe('closed'), PATIENCE);
    const review = { ...ReviewDecided.sample, opinionId: 'v1', requestId: 'r1', outcome: '3', below: asOrgId('q-hpj'), withheld } as const;
    const onAgency = {
      letterId: 'v1/L14/q-hpj',
      code: 'L14',
      ref: 'v1',
      addressee: { kind: 'organisation', org: asOrgId('q-hpj') },
    } as const;
    await intake.scene.teller.tell(LetterServed, { subject: id, data: { ...LetterServed.sample, ...onAgency, persons: [], withheld } });
    await intake.scene.teller.tell(ReviewDecided, { subject: id, data: review });
    await eventually(async () => expect(await stage(id)).toBe('handling'), PATIENCE);
    expect((await intake.command(id, { name: 'opinion', as: 'q-hpj:head' }, words)).body).toMatchObject({
      code: 'petition.redo-needs-consent',
    });
    await intake.scene.teller.tell(RedoConsentGiven, { subject: id, data: { ...RedoConsentGiven.sample, requestId: 'r1', withheld } });
    await eventually(() => expect(names(id)).toContain('RedoConsentNoted'), PATIENCE);
    await done('opinion', 'q-hpj:head', words);
  }, 60_000);

  it('shows facts, clocks with their reasons and the time line to those who may read them', async () => {
    const { body } = await view(sample(1), 'q-zjj:undertaker-1');
    expect(body).toMatchObject({ stage: 'closed', facts: { title: '小区供热管网老化', petitioners: [{ name: '陈一' }] } });
    const handling = (body['clocks'] as { timer: string; state: string; explanation: { zh: string } }[]).find(
      ({ timer }) => timer === 'T-HANDLE',
    );
    expect(handling).toMatchObject({ state: 'met', explanation: { zh: expect.stringContaining('延长') } });
    expect((body['timeline'] as { type: string }[]).map(({ type }) => type)).toContain('HandlingExtended');
    expect(JSON.stringify(body)).not.toMatch(/queryCode|marks|eyJ/);
    const { body: leader } = await view(sample(1), 'c-xfj:leader');
    expect(leader['facts']).not.toHaveProperty('title');
  });

  it('[T-DEEMED] [T-OBJECT] [T-NOTICE-XFER] fires its deadlines when the clock is moved', async () => {
    const id = sample(29);
    await intake.command(id, { name: 'transfer', as: 'c-xfj:registrar' }, { to: 'l-slj' });
    intake.scene.setClock('2026-08-31');
    await eventually(() => expect(names(id)).toContain('RightLapsed'), PATIENCE);
    expect((await intake.command(id, { name: 'objection', as: 'l-slj:head' }, { reasons: '不属于', basis: '职责' })).body).toMatchObject({
      code: 'petition.objection-too-late',
    });
    intake.scene.setClock('2026-09-08');
    await eventually(() => expect(names(id)).toEqual(expect.arrayContaining(['DutyMissed', 'AcceptanceDeemed'])), PATIENCE);
    expect(await stage(id)).toBe('handling');
  }, 60_000);

  it('lists by page what a body has, newest first', async () => {
    const page = async (query: string) =>
      (await intake.ask(`/petitions?${query}`, 'q-xfj:registrar')).body as { items: { id: string }[]; next?: string };
    const whole = await page('limit=100&stage=triage');
    const first = await page('limit=2&stage=triage');
    const second = await page(`limit=2&stage=triage&after=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole.items.slice(0, 4).map(({ id }) => id));
    expect((await intake.ask('/petitions?after=x', 'q-xfj:registrar')).status).toBe(400);
    expect((await intake.ask('/petitions?stage=none', 'q-xfj:registrar')).status).toBe(400);
    expect((await page(`number=YZ202600003`)).items).toMatchObject([{ id: sample(3), title: '退休年限认定有误' }]);
  });
});

describe('what the public may ask', () => {
  const look = (body: object) => intake.ask('/public/petitions', undefined, { body });

  it('[S1-07] [S3-08] [NET-P] [NET-Q] steps and clocks by query code and second factor; guesses are counted', async () => {
    const { vault, records } = intake.service.platform;
    const found = await records.find(({ name }) => name === 'intake.petition')?.get(sample(1));
    const { queryCode: sealed } = (found?.state as { facts: { queryCode: never } }).facts;
    const queryCode = await vault.open(sample(1), sealed, { by: 'test' as never, org: asOrgId('test'), purpose: 'test', correlation: 't' });
    const told = await look({ queryCode: queryCode.toLowerCase(), lastFour: '1001' });
    expect(told).toMatchObject({ status: 200, body: { stage: 'closed', next: [] } });
    expect(told.body['steps']).toEqual(expect.arrayContaining([{ on: '2026-08-21', step: 'accepted', body: '清河区住房和城乡建设局' }]));
    expect(JSON.stringify(told.body)).not.toMatch(/陈一|供热/);
    for (let guess = 0; guess < 5; guess += 1) expect((await look({ queryCode, lastFour: '0000' })).status).toBe(404);
    expect((await look({ queryCode, lastFour: '1001' })).status).toBe(429);
    expect((await look({ queryCode: 'AAAAAAAAAA', lastFour: '1001' })).status).toBe(404);
  });
});

describe('the service', () => {
  it('describes what it offers', async () => {
    const { body } = await intake.ask('/docs-json', undefined);
    expect(Object.keys(body['paths'] as object)).toEqual(
      expect.arrayContaining(['/petitions/{id}/opinion', '/imports', '/directory', '/public/petitions']),
    );
  });
});

describe('the records', () => {
  it.each([PETITIONS, DIRECTORY_ENTRIES])('are the fold of their histories, and everything was sent: $collection', async (kind) => {
    const { records, connection, config } = intake.service.platform;
    const store = records.find(({ name }) => name === kind.aggregate.name);
    await eventually(async () => expect(await store?.collection.countDocuments({ unpublishedSince: { $ne: null } })).toBe(0), PATIENCE);
    const database = connection.getClient().db(`${config.prefix}intake`) as unknown as Parameters<typeof fsck>[0];

    expect(await fsck(database, kind as typeof PETITIONS)).toMatchObject({ faultCount: 0 });
  });
});
