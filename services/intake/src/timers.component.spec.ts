import { fsck } from '@huiyin/records';
import { eventually } from '@huiyin/testing/domain';
import { PETITIONS } from './aggregates.js';
import { IntakeScene } from './testing/intake-scene.js';

let intake: IntakeScene;
const PATIENCE = { within: 30_000 };
const names = (id: string) => intake.petitions.namesOf(id);
const view = (id: string, as: string) => intake.ask(`/petitions/${id}`, as);
const RESPONSIBLE = { leader: 'q-zjj:head', undertaker: 'q-zjj:undertaker-1' };

interface Line {
  readonly timer: string;
  readonly state: string;
  readonly warning: string;
}
const clocks = async (id: string, as: string): Promise<readonly Line[]> =>
  (await intake.ask(`/petitions/${id}/clocks`, as)).body['clocks'] as readonly Line[];
const stateOf = async (id: string, timer: string, as = 'q-zjj:head') => (await clocks(id, as)).find((line) => line.timer === timer)?.state;

const petition = (registeredBy: string, over: object = {}) => ({
  registeredBy,
  receivedAt: '2026-08-20T10:00:00+08:00',
  petitionDate: '2026-08-20',
  form: '02',
  purpose: '03',
  contentClass: '140200',
  region: '990102',
  peopleCount: 1,
  title: '楼道灯不亮',
  content: '光明路三号楼楼道灯不亮。',
  petitioners: [{ name: '某人', phone: '19900008888', address: '清河区光明路3号' }],
  firstTime: true,
  ...over,
});

const registered = async (registeredBy: string, over: object = {}): Promise<string> => {
  const answer = await intake.ask('/petitions', `${registeredBy}:registrar`, { body: { petition: petition(registeredBy, over) } });
  expect(answer).toMatchObject({ status: 201 });

  return String(answer.body['id']);
};
const done = async (id: string, [name, as]: readonly [string, string], body: object = {}) =>
  expect(await intake.command(id, { name, as }, body)).toMatchObject({ status: 200 });

beforeAll(async () => {
  intake = await IntakeScene.open('intake-timers');
  for (const file of ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'])
    expect(await intake.put(file)).toMatchObject({ status: 200, body: { isRead: true } });
  intake.scene.setClock('2026-08-20T12:00');
}, 180_000);

afterAll(async () => intake?.close(), 60_000);

describe('an agency that is approached directly', () => {
  it('[REG-23a] [T-REG] [T-NOTICE-DIRECT] registers itself, sees its clocks with their reasons, and accepts', async () => {
    const id = await registered('q-zjj');
    const { body } = await intake.ask(`/petitions/${id}/clocks`, 'q-zjj:undertaker-1');
    expect(body['clocks']).toMatchObject([
      { timer: 'T-REG', state: 'met', warning: 'none' },
      {
        timer: 'T-NOTICE-DIRECT',
        state: 'running',
        lastDay: '2026-09-04',
        supervisor: 'q-xfj',
        ledger: [{ kind: 'started', cause: 'PetitionRegistered' }],
        explanation: { zh: expect.stringContaining('第23条第2款'), en: expect.stringContaining('2026-09-04') },
      },
    ]);
    expect((await view(id, 'q-xfj:supervisor')).body).toMatchObject({ stage: 'triage', holder: 'q-zjj' });
    expect((await intake.ask(`/petitions/${id}/clocks`, 'q-rsj:head')).status).toBe(404);
    await done(id, ['acceptance', 'q-zjj:undertaker-1'], { route: 6, reason: 'within-its-power', ...RESPONSIBLE });
    expect(await stateOf(id, 'T-NOTICE-DIRECT')).toBe('met');
    expect(await stateOf(id, 'T-HANDLE')).toBe('running');
  });

  it('[NET-P] the public reads the explanation of each clock', async () => {
    const id = await registered('q-zjj');
    const { vault, records } = intake.service.platform;
    const found = await records.find(({ name }) => name === 'intake.petition')?.get(id);
    const { queryCode: sealed } = (found?.state as { facts: { queryCode: never } }).facts;
    const queryCode = await vault.open(id, sealed, { by: 'test' as never, org: 'test' as never, purpose: 'test', correlation: 't' });
    const told = await intake.ask('/public/petitions', undefined, { body: { queryCode, lastFour: '8888' } });
    expect(told.body['clocks']).toContainEqual(
      expect.objectContaining({
        timer: 'T-NOTICE-DIRECT',
        explanation: { zh: expect.stringContaining('截止2026年9月4日24时'), en: expect.any(String) },
      }),
    );
  });
});

describe('the simple procedure', () => {
  it('[SIM-6] [T-PASS-SIMPLE] [T-SIMPLE-ACC] [T-SIMPLE-DONE] proposed, passed on, accepted, and back to the ordinary one', async () => {
    const id = await registered('c-xfj');
    await done(id, ['simple-procedure', 'c-xfj:registrar'], { ground: 'daily-life' });
    await done(id, ['transfer', 'c-xfj:registrar'], { to: 'q-xfj' });
    expect(await stateOf(id, 'T-PASS-SIMPLE', 'q-xfj:head')).toBe('running');
    await done(id, ['transfer', 'q-xfj:registrar'], { to: 'q-zjj' });
    expect(await stateOf(id, 'T-SIMPLE-ACC')).toBe('running');
    await done(id, ['acceptance', 'q-zjj:undertaker-1'], { route: 6, reason: 'within-its-power', ...RESPONSIBLE });
    expect(await stateOf(id, 'T-SIMPLE-ACC')).toBe('met');
    expect((await intake.command(id, { name: 'simple-procedure', as: 'q-zjj:head' }, { ground: 'clear' })).status).toBe(409);
    await done(id, ['ordinary-procedure', 'q-zjj:undertaker-1']);
    expect(await stateOf(id, 'T-SIMPLE-DONE')).toBe('cancelled');
    expect(await stateOf(id, 'T-HANDLE')).toBe('running');
  });
});

describe('a suggestion', () => {
  it('[REG-29] [T-NOTICE-XFER] is taken to study without a route', async () => {
    const id = await registered('q-xfj', { purpose: '01' });
    await done(id, ['transfer', 'q-xfj:registrar'], { to: 'q-zjj' });
    expect(
      await intake.command(id, { name: 'acceptance', as: 'q-zjj:undertaker-1' }, { route: 6, reason: 'x-y', ...RESPONSIBLE }),
    ).toMatchObject({
      body: { code: 'petition.suggestion-has-no-route' },
    });
    await done(id, ['acceptance', 'q-zjj:undertaker-1'], { reason: 'within-its-power', ...RESPONSIBLE });
    expect((await view(id, 'q-zjj:head')).body).toMatchObject({ stage: 'studying' });
    expect(await stateOf(id, 'T-NOTICE-XFER')).toBe('met');
  });
});

describe('a reply on its way', () => {
  it('[S3-36] [T-REPLY] has its month; the body that decided calls back or explains, and both are told', async () => {
    const id = await registered('q-zjj');
    const explains = (as: string, body: object) => intake.command(id, { name: 'reply-explanation', as }, body);
    await done(id, ['acceptance', 'q-zjj:undertaker-1'], { route: 6, reason: 'within-its-power', ...RESPONSIBLE });
    expect((await explains('q-zjj:undertaker-1', { ground: 'away', on: '2026-08-20' })).body).toMatchObject({
      code: 'petition.no-reply-awaited',
    });
    await done(id, ['opinion', 'q-zjj:head'], { outcome: '1', request: '修灯', facts: '属实', opinion: '支持', legalBasis: '第三十二条' });
    expect(await stateOf(id, 'T-REPLY')).toBe('running');
    expect((await explains('q-zjj:undertaker-1', { ground: 'forgot', on: '2026-08-20' })).status).toBe(400);
    expect((await explains('q-zjj:undertaker-1', { ground: 'away', on: '2026-02-30' })).status).toBe(400);
    await done(id, ['reply-explanation', 'q-zjj:undertaker-1'], { ground: 'away', on: '2026-08-20' });
    expect(await stateOf(id, 'T-REPLY')).toBe('running');
    await done(id, ['reply-explanation', 'q-zjj:undertaker-1'], { ground: 'called-back', on: '2026-08-20' });
    expect(await stateOf(id, 'T-REPLY')).toBe('met');
    await eventually(() => expect(names(id).filter((name) => name === 'ReplyExplained')).toHaveLength(2), PATIENCE);
  }, 60_000);
});

describe('a leader', () => {
  it('[S3-29] [T-LEADER-READ] is asked with a draft and comments; nobody else reads the words in the store', async () => {
    const id = await registered('q-xfj');
    await done(id, ['leader-reading', 'q-xfj:registrar'], { leader: 'q-gov:leader', important: true, draft: '拟转住建部门办理' });
    const { body } = await view(id, 'q-xfj:registrar');
    expect(body['readings']).toMatchObject([{ leader: 'q-gov:leader', draft: '拟转住建部门办理' }]);
    expect((await intake.command(id, { name: 'leader-reading/comment', as: 'q-xfj:leader' }, { comment: '同意' })).status).toBe(409);
    await done(id, ['leader-reading/comment', 'q-gov:leader'], { comment: '请抓紧办理' });
    expect(await stateOf(id, 'T-LEADER-READ', 'q-xfj:head')).toBe('met');
    const stored = JSON.stringify(await intake.service.platform.records.find(({ name }) => name === 'intake.petition')?.get(id));
    expect(stored).not.toContain('抓紧');
  });
});

describe('a clock that is moved by months', () => {
  it('[T-TRIAGE-L] [T-DEEMED] [T-SIMPLE-ACC] every limit ends once, in the order of the ends', async () => {
    const waiting = await registered('q-xfj');
    const simple = await registered('q-xfj');
    await done(simple, ['simple-procedure', 'q-xfj:registrar'], { ground: 'clear' });
    await done(simple, ['transfer', 'q-xfj:registrar'], { to: 'q-zjj' });
    const silent = await registered('q-zjj');
    intake.scene.setClock('2027-02-01');
    const missed = (id: string) =>
      intake.petitions.events
        .filter(({ subject, type }) => subject === id && type === 'DutyMissed')
        .map(({ data }) => (data['clock'] as { timer: string }).timer);
    await eventually(() => expect(missed(waiting)).toEqual(['T-TRIAGE-L', 'T-TRIAGE']), PATIENCE);
    await eventually(() => expect(missed(simple)).toEqual(['T-SIMPLE-ACC', 'T-NOTICE-XFER', 'T-HANDLE']), PATIENCE);
    await eventually(() => expect(missed(silent)).toEqual(['T-NOTICE-DIRECT', 'T-HANDLE']), PATIENCE);
    expect(names(simple)).toContain('SimpleProcedureLeft');
    expect(await clocks(silent, 'q-zjj:head')).toContainEqual(expect.objectContaining({ timer: 'T-HANDLE', warning: 'overdue' }));
  }, 90_000);

  it('leaves records that are the fold of their histories', async () => {
    const { connection, config } = intake.service.platform;
    const database = connection.getClient().db(`${config.prefix}intake`) as unknown as Parameters<typeof fsck>[0];

    expect(await fsck(database, PETITIONS)).toMatchObject({ faultCount: 0 });
  });
});

describe('[REGR] intake hears its own registrations', () => {
  it('a matter with nothing to relate keeps the mark too: told again, it proposes no matter that came later', async () => {
    const id = await registered('q-xfj', { petitioners: [{ name: '另一人', phone: '19900007777', address: '清河区光明路5号' }] });
    const store = intake.service.platform.records[0]!;

    await eventually(
      async () => expect(Object.keys((await store.collection.findOne({ _id: id }))?.heard ?? {})).toEqual([`intake_${id}`]),
      PATIENCE,
    );
  });
});
