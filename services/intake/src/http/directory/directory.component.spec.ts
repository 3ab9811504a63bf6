import { fsck } from '@huiyin/records';
import { eventually } from '@huiyin/testing/domain';
import { v7 as newId } from 'uuid';
import { DIRECTORY_ENTRIES } from '../../aggregates.js';
import { sampleText } from '../../testing/city.js';
import { IntakeScene, type Told } from '../../testing/intake-scene.js';

let intake: IntakeScene;
const PATIENCE = { within: 20_000 };
const CITY_OWNER = 'c-xfj:rule-owner';
const SECOND = 'p-xfj:rule-owner';
const COLLEAGUE = 'p-xfj:rule-owner-2';
const OTHER_PROVINCE = 'o-xfj:rule-owner';
const RULES = '/directory/rule-sets/990100';
const CALENDAR = '/directory/calendars/990103/2026';
const YAML = 'application/yaml';

const ask = (path: string, as: string, body?: unknown): Promise<Told> =>
  intake.ask(path, as, body === undefined ? {} : { body, ...(typeof body === 'string' ? { type: YAML } : {}) });

beforeAll(async () => {
  intake = await IntakeScene.open('rules');
  for (const file of ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'])
    expect(await intake.put(file)).toMatchObject({ status: 200, body: { isRead: true } });
  intake.scene.setClock('2026-08-31');
}, 180_000);

afterAll(async () => intake?.close(), 60_000);

const petition = {
  registeredBy: 'c-xfj',
  petitionDate: '2026-08-20',
  form: '03',
  purpose: '03',
  contentClass: '140200',
  region: '990100',
  peopleCount: 1,
  title: '路灯不亮',
  content: '光明路路灯不亮。',
  petitioners: [{ name: '某人', phone: '19900009999' }],
};

interface ClockView {
  readonly timer: string;
  readonly ruleSet: { readonly region: string; readonly version: number };
  readonly lastDay: string;
}

/** Registered at the city's office; its T-TRIAGE as the view shows it. */
const registered = async (receivedAt: string): Promise<string> => {
  const answer = await intake.ask('/petitions', 'c-xfj:registrar', { body: { petition: { ...petition, title: newId(), receivedAt } } });
  expect(answer).toMatchObject({ status: 201 });

  return String(answer.body['id']);
};
const triageOf = async (id: string): Promise<ClockView | undefined> => {
  const store = intake.service.platform.records.find(({ name }) => name === 'intake.petition');
  const found = await store?.get(id);
  const clocks = (found?.state as { clocks: Readonly<Record<string, ClockView>> }).clocks;

  return Object.values(clocks).find(({ timer }) => timer === 'T-TRIAGE');
};

describe('the rules of a city', () => {
  let before: string;

  it('are proposed by one rule owner; nothing holds yet', async () => {
    before = await registered('2026-08-31T00:00:00.000Z');
    expect(await ask(`${RULES}/drafts`, CITY_OWNER, sampleText('rules-990100.yaml'))).toMatchObject({
      status: 200,
      body: { draft: { number: 1, proposedBy: CITY_OWNER } },
    });
    const { body } = await ask(RULES, SECOND);
    expect(body).toMatchObject({ region: '990100', versions: [], draft: { number: 1, proposedBy: CITY_OWNER } });
    expect((body['draft'] as { differences: unknown[] }).differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ about: 'T-TRIAGE', field: 'limit', inForce: 15, proposed: 10 }),
        expect.objectContaining({ about: 'minimum-panel', inForce: 5, proposed: 7 }),
      ]),
    );
    expect((await ask('/directory', SECOND)).body['ruleSets']).toEqual([expect.objectContaining({ region: 'nation' })]);
  });

  it('are not approved by the one who proposed them, nor by anybody else', async () => {
    expect(await ask(`${RULES}/draft/approval`, CITY_OWNER, {})).toMatchObject({
      status: 409,
      body: { code: 'draft.needs-second-person' },
    });
    expect(await ask(`${RULES}/draft/approval`, 'q-xfj:rule-owner', {})).toMatchObject({ body: { code: 'directory.rules-of-others' } });
    expect((await ask(`${RULES}/draft/approval`, 'c-xfj:registrar', {})).status).toBe(403);
    expect(await ask(`${RULES}/draft/approval`, SECOND, { draft: 7 })).toMatchObject({ body: { code: 'draft.another-is-open' } });
  });

  it('[INV-13] hold when a second person approves them; a clock that runs keeps its version, a new one counts by them', async () => {
    const topic = await intake.scene.read('intake.directory.events.v1');
    expect((await ask(`${RULES}/draft/approval`, SECOND, { draft: 1 })).status).toBe(200);
    await eventually(
      () =>
        expect(topic.events.filter(({ data }) => data['id'] === '990100' && data['entity'] === 'rule-set').map(({ type }) => type)).toEqual(
          ['DirectoryDraftProposed', 'DirectoryDraftApproved', 'DirectoryEntryPublished'],
        ),
      PATIENCE,
    );
    intake.scene.setClock('2026-09-02');
    const after = await registered('2026-09-02T00:00:00.000Z');
    expect(await triageOf(after)).toMatchObject({ ruleSet: { region: '990100', version: 1 }, lastDay: '2026-09-14' });
    expect(await triageOf(before)).toMatchObject({ ruleSet: { region: 'nation', version: 1 } });
    const { body } = await ask(RULES, CITY_OWNER);
    expect(body).toMatchObject({ inForce: 1, versions: [{ version: 1, timers: [{ timer: 'T-TRIAGE', limit: 10 }, {}, {}] }] });
    expect(body).not.toHaveProperty('draft');
    expect((body['timeline'] as { type: string; by: string }[]).map(({ type, by }) => [type, by])).toEqual([
      ['DirectoryDraftProposed', CITY_OWNER],
      ['DirectoryDraftApproved', SECOND],
      ['DirectoryEntryPublished', SECOND],
    ]);
  }, 60_000);

  it('[INV-13] in force are not changed in place', async () =>
    expect(await ask(`${RULES}/drafts`, CITY_OWNER, { corrects: 1, validFrom: '2026-10-01', source: '更正' })).toMatchObject({
      status: 409,
      body: { code: 'rule-set.version-in-force', params: { version: 1 } },
    }));

  it('are rejected with a reason, or withdrawn; the old version stays', async () => {
    const next = { validFrom: '2026-12-01', source: '新规则', timers: [{ timer: 'T-TRIAGE', limit: 12 }] };
    expect((await ask(`${RULES}/drafts`, CITY_OWNER, next)).status).toBe(200);
    expect(await ask(`${RULES}/drafts`, SECOND, next)).toMatchObject({ status: 409, body: { code: 'draft.another-is-open' } });
    expect((await ask(`${RULES}/draft/rejection`, SECOND, {})).status).toBe(400);
    expect((await ask(`${RULES}/draft/rejection`, SECOND, { reason: '缺少依据' })).status).toBe(200);
    expect((await ask(`${RULES}/drafts`, CITY_OWNER, next)).status).toBe(200);
    expect(await ask(`${RULES}/draft/withdrawal`, SECOND, {})).toMatchObject({ body: { code: 'draft.of-another-person' } });
    expect((await ask(`${RULES}/draft/withdrawal`, CITY_OWNER, {})).status).toBe(200);
    expect(await ask(`${RULES}/draft/approval`, SECOND, {})).toMatchObject({ body: { code: 'draft.none-open' } });
    const { body } = await ask(RULES, SECOND);
    expect(body).toMatchObject({ inForce: 1, versions: [{ version: 1 }] });
    expect(body['timeline']).toContainEqual(expect.objectContaining({ type: 'DirectoryDraftRejected', draft: 2, reason: '缺少依据' }));
  });

  it('are of a region or organisation that is known', async () => {
    expect((await ask('/directory/rule-sets/123456', SECOND)).status).toBe(404);
    expect((await ask('/directory/rule-sets/123456/drafts', SECOND, { validFrom: '2026-12-01', source: 'x' })).status).toBe(404);
    expect(await ask('/directory/rule-sets/q-zjj', SECOND)).toMatchObject({ status: 200, body: { versions: [] } });
    expect((await ask(RULES, 'nobody:here').catch(() => ({ status: 0 }))).status).not.toBe(200);
  });
});

describe('a draft with a fault', () => {
  const version = (...lines: readonly string[]) => ['validFrom: 2026-12-01', 'source: 新规则', ...lines].join('\n');
  const refused: readonly (readonly [what: string, body: unknown, field: string])[] = [
    ['an unknown timer', version('timers:', '  - { timer: T-NEW, limit: 3 }'), 'line 4: timers.0.timer'],
    ['a limit looser than the law', version('timers:', '', '  - timer: T-HANDLE', '    limit: 90'), 'line 6: timers.0.limit'],
    ['a negative limit', version('timers: [{ timer: T-TRIAGE, limit: -1 }]'), 'line 3: timers.0.limit'],
    ['no source', 'validFrom: 2026-12-01', 'line 1: source'],
    ['[S2-23] an end before the beginning', version('validTo: 2026-11-30'), 'line 3: validTo'],
    ['a date that does not exist', version('validTo: 2027-02-30'), 'line 3: validTo'],
    ['the time of an older version', 'validFrom: 2026-09-01\nsource: 新规则', 'line 1: validFrom'],
    ['a parameter that nobody asks for', version('parameters:', '  courage: 1'), 'line 4: parameters.courage'],
    ['an unknown field', version('limit: 3'), 'line 3: limit'],
    ['another region than the address', version('region: "990102"'), 'line 3: region'],
    ['broken YAML', 'timers: [', 'line 1'],
    ['a fault in JSON', { validFrom: '2026-12-01', source: 's', timers: [{ timer: 'T-HANDLE', limit: 90 }] }, 'timers.0.limit'],
  ];

  it.each(refused)('is refused for %s, and says where', async (_, body, field) => {
    const answer = await ask(`${RULES}/drafts`, CITY_OWNER, body);
    expect([400, 409]).toContain(answer.status);
    expect(answer.body['errors']).toContainEqual({ field, reason: expect.any(String) });
    expect((await ask(RULES, CITY_OWNER)).body).toMatchObject({ inForce: 1, versions: [{ version: 1 }] });
  });

  it('does not come in by the directory file either', async () => {
    for (const name of ['ruleSets', 'calendars'])
      expect(await intake.ask('/directory', SECOND, { method: 'PUT', body: { [name]: [] } })).toMatchObject({
        status: 400,
        body: { errors: [{ field: name, reason: expect.stringContaining('/drafts') }] },
      });
  });
});

describe('the rules of a province', () => {
  const PROVINCE = '/directory/rule-sets/990000';
  const rules = { validFrom: '2026-12-01', source: '样省信访工作规则', timers: [{ timer: 'T-SUP-REPLY', limit: 8 }] };

  it('are approved by a colleague; a rule owner of another province neither proposes nor approves them', async () => {
    const foreign = { status: 409, body: { code: 'directory.rules-of-others' } };
    expect(await ask(`${PROVINCE}/drafts`, OTHER_PROVINCE, rules)).toMatchObject(foreign);
    expect((await ask(`${PROVINCE}/drafts`, SECOND, rules)).status).toBe(200);
    expect(await ask(`${PROVINCE}/draft/approval`, OTHER_PROVINCE, {})).toMatchObject(foreign);
    expect(await ask(`${PROVINCE}/draft/approval`, SECOND, {})).toMatchObject({ body: { code: 'draft.needs-second-person' } });
    expect((await ask(`${PROVINCE}/draft/approval`, COLLEAGUE, {})).status).toBe(200);
    expect((await ask(PROVINCE, SECOND)).body).toMatchObject({ versions: [{ version: 1, validFrom: '2026-12-01' }] });
  });

  it('and of another province are its own', async () => {
    expect((await ask('/directory/rule-sets/980000/drafts', OTHER_PROVINCE, rules)).status).toBe(200);
    expect(await ask('/directory/rule-sets/980000/draft/approval', SECOND, {})).toMatchObject({
      body: { code: 'directory.rules-of-others' },
    });
  });
});

describe('a calendar of a county', () => {
  it('is proposed, approved by another, and counted by from then on', async () => {
    expect((await ask(`${CALENDAR}/drafts`, 'n-xfj:rule-owner', sampleText('calendar-990103-2026.yaml'))).status).toBe(200);
    expect((await ask(CALENDAR, SECOND)).body).toMatchObject({
      year: 2026,
      draft: { differences: [{ about: '2026-09-03', proposed: 'holiday 防汛停止办公' }, {}, { about: '2026-09-12' }] },
    });
    expect(await ask(`${CALENDAR}/draft/approval`, 'n-xfj:rule-owner', {})).toMatchObject({ body: { code: 'draft.needs-second-person' } });
    expect((await ask(`${CALENDAR}/draft/approval`, CITY_OWNER, {})).status).toBe(200);
    expect((await ask(CALENDAR, SECOND)).body).toMatchObject({ edition: { edition: 1, region: '990103', provisional: false } });
    expect((await ask('/directory', SECOND)).body['calendars']).toContainEqual({
      region: '990103',
      year: 2026,
      edition: 1,
      provisional: false,
    });
  });

  it.each([
    ['a day outside its year', 'closures: [{ name: 停, from: 2027-01-04 }]', 'line 3: closures.0.from'],
    ['a day that does not exist', 'closures: [{ name: 停, from: 2026-02-29 }]', 'line 3: closures.0.from'],
    ['no source', 'source: ""', 'line 3: source'],
  ])('is refused for %s', async (_, line, field) => {
    const head = line.startsWith('source') ? 'issuedOn: 2026-08-01\nprovisional: false' : 'issuedOn: 2026-08-01\nsource: 通告';
    const answer = await ask(`${CALENDAR}/drafts`, 'n-xfj:rule-owner', `${head}\n${line}`);
    expect([400, 409]).toContain(answer.status);
    expect(answer.body['errors']).toContainEqual({ field, reason: expect.any(String) });
  });

  it('is of a year and a region', async () => {
    expect((await ask('/directory/calendars/990103/20x6', SECOND)).status).toBe(400);
    expect((await ask('/directory/calendars/990103/2031', SECOND)).body).toEqual({ region: '990103', year: 2031, timeline: [] });
  });
});

describe('who signs in the head’s place', () => {
  it('[INV-18] is appointed from one day to another, for what the appointment names', async () => {
    const id = await registered('2026-09-02T00:00:00.000Z');
    const clerk = 'c-xfj:registrar';
    const staff = (acting: string) =>
      intake.ask('/directory', SECOND, {
        method: 'PUT',
        type: YAML,
        body: `staff:\n  - { id: "${clerk}", name: 职员, org: c-xfj, roles: [registrar], acting: [${acting}] }`,
      });
    const extend = async () => (await intake.command(id, { name: 'extension', as: clerk }, { days: 30, reason: '复杂' })).body['code'];
    expect(await extend()).toBe('access.forbidden');
    expect(await staff('{ for: "nobody", from: 2026-09-01, until: 2026-09-30 }')).toMatchObject({
      status: 400,
      body: { errors: [{ field: `staff ${clerk}: acting.0.for`, reason: 'no staff nobody' }] },
    });
    for (const wrong of ['until: 2026-08-01', 'until: 2026-09-30, scope: [dance]'])
      expect((await staff(`{ for: "c-xfj:head", from: 2026-09-01, ${wrong} }`)).status).toBe(400);
    await staff('{ for: "c-xfj:head", from: 2026-09-03, until: 2026-09-30 }');
    expect(await extend()).toBe('access.forbidden');
    await staff('{ for: "c-xfj:head", from: 2026-09-01, until: 2026-09-30, scope: [void] }');
    expect(await extend()).toBe('access.forbidden');
    await staff('{ for: "c-xfj:head", from: 2026-09-01, until: 2026-09-30, scope: [extend] }');
    expect(await extend()).toMatch(/^petition\./);
  });
});

describe('words that come at once', () => {
  it('publish one version: the first approval counts, the others find no draft', async () => {
    const next = { validFrom: '2026-12-01', source: '新规则', timers: [{ timer: 'T-TRIAGE', limit: 12 }] };
    const proposals = await Promise.all(Array.from({ length: 5 }, () => ask(`${RULES}/drafts`, CITY_OWNER, next)));
    expect(proposals.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const approvals = await Promise.all(Array.from({ length: 5 }, () => ask(`${RULES}/draft/approval`, SECOND, {})));
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect((await ask(RULES, SECOND)).body).toMatchObject({ inForce: 1, versions: [{ version: 1 }, { version: 2 }] });
  });
});

describe('another import', () => {
  it('brings the law again and changes nothing of what was approved', async () => {
    expect((await intake.put('directory.yaml')).body).toMatchObject({ published: 0, isRead: true });
    expect((await ask(RULES, SECOND)).body).toMatchObject({ inForce: 1 });
  });
});

describe('the records', () => {
  it('are the fold of their histories, drafts and all', async () => {
    const { records, connection, config } = intake.service.platform;
    const store = records.find(({ name }) => name === DIRECTORY_ENTRIES.aggregate.name);
    await eventually(async () => expect(await store?.collection.countDocuments({ unpublishedSince: { $ne: null } })).toBe(0), PATIENCE);
    const database = connection.getClient().db(`${config.prefix}intake`) as unknown as Parameters<typeof fsck>[0];

    expect(await fsck(database, DIRECTORY_ENTRIES)).toMatchObject({ faultCount: 0 });
  });
});
