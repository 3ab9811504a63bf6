import {
  EvaluationInvited,
  IntakeClocks,
  LetterServed,
  NoticeIssued,
  OversightEnded,
  PetitionClosed,
  PetitionRegistered,
  ProcedureEnded,
  ReminderIssued,
  ReportedUnitMatched,
  SAMPLE,
  type Envelope,
  type EventDefinition,
} from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import type { Actor, Clock, Withheld } from '@huiyin/kernel';
import { fsck } from '@huiyin/records';
import { eventually, freshName, startKafka, startMongo, type RunningKafka, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { SUPERVISION_KINDS, SUPERVISIONS } from './aggregates.js';
import { BY_ROLE, mattersWithItems } from './queries/item-list.js';
import { SupervisionModule } from './supervision.module.js';
import { ALL_PASS, clockOf, hiddenFrom, missedBy, OPEN } from './testing/matter.js';
import { OutsideWorld } from './testing/outside-world.js';
import { city, discipline, leader, registrar, staffOf, supervisor, undertaker } from './testing/sample-city.js';

let mongo: RunningMongo;
let kafka: RunningKafka;
let world: OutsideWorld;
let service: BuiltService;
const prefix = `${freshName('sup')}-`;
const said: Record<string, readonly Envelope[]> = {};
const PATIENCE = { within: 30_000 };
/** Written as no id or hash can be by chance: with spaces. */
const PHONE = '138 0000 4321';
const ID_NUMBER = '990102 1980 0101 123X';

const get = async (actor: Actor, path: string) =>
  request(service.app.getHttpServer())
    .get(path)
    .set('authorization', `Bearer ${await world.token(actor)}`);

const post = async (actor: Actor, path: string, body: object) =>
  request(service.app.getHttpServer())
    .post(path)
    .set('authorization', `Bearer ${await world.token(actor)}`)
    .send(body);

const server = () => service.app.getHttpServer();
/** As somebody from outside: without a token. */
const ask = async (path: string, body: object, key?: string) => {
  const asked = request(server()).post(path);

  return (key === undefined ? asked : asked.set('idempotency-key', key)).send(body);
};

/** In the form in which intake gives them out. */
const codeOf = (matter: string): string => matter.replaceAll('-', '').slice(-10);

const about = (name: string, matter: string) => (said[name] ?? []).filter(({ subject }) => subject === matter).map(({ data }) => data);

const register = async (withheld: Withheld = OPEN): Promise<string> => {
  const matter = newId();
  const code = service.platform.vault.blindIndex('reference', codeOf(matter));
  const { phone, idNumber } = await service.platform.vault.sealFields(matter, { phone: PHONE, idNumber: ID_NUMBER });
  await world.tell(PetitionRegistered as EventDefinition, matter, {
    ...PetitionRegistered.sample,
    registeredBy: 'q-xfj',
    queryCodeHash: code,
    petitioners: [{ id: 'p1', name: SAMPLE.sealed, phone, idNumber, marks: [], representative: false, electronic: true }],
    withheld,
  });

  return matter;
};

type ClockFact = keyof typeof IntakeClocks;

const clockTold = (name: ClockFact, told: { readonly matter: string; readonly clock: Clock; readonly withheld?: Withheld }) =>
  world.tell(IntakeClocks[name] as EventDefinition, told.matter, { clock: told.clock, withheld: told.withheld ?? OPEN });

/** A matter whose agency lets its limit pass, on the day after it. */
const overdueMatter = async (): Promise<string> => {
  world.itIs('2026-08-03T09:00:00+08:00');
  const matter = await register();
  const handling = clockOf('T-HANDLE', 'q-zjj', '2026-08-03');
  await clockTold('ClockStarted', { matter, clock: handling });
  world.itIs(handling.due);
  await clockTold('DutyMissed', { matter, clock: missedBy(handling) });
  await eventually(async () => {
    const { body } = await get(supervisor, `/supervisions/${matter}`);
    expect(body).toMatchObject({ items: [{ item: 'q-zjj/1', step: 'urging' }] });
  }, PATIENCE);

  return matter;
};

const stepOf = async (matter: string): Promise<string | undefined> =>
  (await get(supervisor, `/supervisions/${matter}`)).body.items?.[0]?.step;

beforeAll(async () => {
  [mongo, kafka] = await Promise.all([startMongo(), startKafka()]);
  world = await OutsideWorld.begin({ mongoUri: mongo.uri, brokers: kafka.brokers, prefix });
  await world.publishDirectory(city);
  for (const definition of [ReminderIssued, NoticeIssued, OversightEnded, EvaluationInvited]) {
    said[definition.name] = world.listen(definition as unknown as EventDefinition);
  }
  service = await buildService(
    { name: 'supervision', module: SupervisionModule, kinds: SUPERVISION_KINDS },
    { environment: world.environment },
  );
  await service.start();
}, 120_000);

afterAll(async () => {
  await service.stop();
  await world.end();
  const connection = await mongoose.createConnection(mongo.uri).asPromise();
  for (const name of ['supervision', 'keystore', 'files']) await connection.getClient().db(`${prefix}${name}`).dropDatabase();
  await connection.close();
  await Promise.all([mongo.stop(), kafka.stop()]);
}, 60_000);

describe('an agency that lets its limit pass', () => {
  it('[S0-19] [T-URGE] [S0-24] [INV-9] is reminded twice, gets the notice, answers, is examined; then oversight ends', async () => {
    const matter = await overdueMatter();
    world.itIs('2026-10-30T08:00:00+08:00');
    await eventually(() => expect(about('ReminderIssued', matter)).toMatchObject([{ n: 1, body: 'q-zjj', timer: 'T-HANDLE' }]), PATIENCE);
    world.itIs('2026-11-04T08:00:00+08:00');
    await eventually(() => expect(about('ReminderIssued', matter)).toHaveLength(2), PATIENCE);
    world.itIs('2026-11-10T08:00:00+08:00');
    await eventually(async () => expect(await stepOf(matter)).toBe('proposed'), PATIENCE);

    const items = `/supervisions/${matter}/items/q-zjj/1`;
    expect(await post(supervisor, `${items}/notice`, { demand: '请于限期内答复' })).toMatchObject({ status: 403 });
    expect(await post(leader, `${items}/notice`, { demand: '请于限期内答复' })).toMatchObject({ status: 200 });
    await eventually(
      () => expect(about('NoticeIssued', matter)).toMatchObject([{ approvedBy: leader.id, replyBy: '2026-11-24' }]),
      PATIENCE,
    );

    await world.tell(LetterServed as EventDefinition, matter, {
      ...LetterServed.sample,
      code: 'L21',
      addressee: { kind: 'organisation', org: 'q-zjj' },
      servedOn: '2026-11-10',
      persons: [],
      withheld: OPEN,
    });
    await eventually(async () => {
      const { body } = await get(undertaker, `/due?level=yellow`);
      expect(body.items).toEqual([]);
      const due = await get(undertaker, '/due');
      expect(due.body.items).toContainEqual(expect.objectContaining({ matter, timer: 'T-SUP-REPLY', lastDay: '2026-11-24' }));
    }, PATIENCE);

    expect(await post(undertaker, `${items}/feedback`, { reply: '已办理,现答复如下' })).toMatchObject({ status: 200 });
    expect(await post(supervisor, `${items}/examination`, { checks: ALL_PASS })).toMatchObject({ status: 200 });
    await world.tell(PetitionClosed as EventDefinition, matter, {
      ...PetitionClosed.sample,
      reply: { kind: 'served', letterId: 'l1', code: 'L09', servedOn: '2026-11-10' },
      withheld: OPEN,
    });
    await eventually(() => expect(about('EvaluationInvited', matter)).toMatchObject([{ person: 'p1', agency: 'q-zjj' }]), PATIENCE);
    await world.tell(ProcedureEnded as EventDefinition, matter, { ...ProcedureEnded.sample, withheld: OPEN });

    const factors = { queryCode: codeOf(matter), lastFour: '4321' };
    expect(await ask('/public/evaluation', { ...factors, lastFour: '9999' })).toMatchObject({ status: 404 });
    expect(await ask('/public/evaluation', { ...factors, lastFour: '0019' })).toMatchObject({ status: 404 });
    expect(await ask('/public/evaluation', { ...factors, lastFour: '123x' })).toMatchObject({ status: 200 });
    expect(await ask('/public/evaluation', factors)).toMatchObject({
      status: 200,
      body: { stage: 'invited', agency: 'q-zjj', next: [{ action: 'evaluate', at: expect.any(Array), until: expect.any(String) }] },
    });
    const given = await ask('/public/evaluation/scores', { ...factors, office: '1', agency: '2' }, 'once');
    expect(given).toMatchObject({ status: 200, body: { stage: 'given', scores: { office: '1', agency: '2' } } });
    const again = await ask('/public/evaluation/scores', { ...factors, office: '1', agency: '2' }, 'once');
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([given.body, 'true']);
    expect((await request(server()).get('/public/evaluation').query(factors)).status).toBe(404);
    await eventually(() => expect(about('OversightEnded', matter)).toHaveLength(1), PATIENCE);
    for (let guess = 0; guess < 5; guess += 1) await ask('/public/evaluation', { ...factors, lastFour: '9999' });
    expect((await ask('/public/evaluation', factors)).status).toBe(429);

    const { body } = await get(supervisor, `/supervisions/${matter}`);
    expect(body).toMatchObject({ oversight: 'ended', procedure: 'ended' });
    expect(body.timeLine).toContainEqual(expect.objectContaining({ what: 'FeedbackRecorded', reply: '已办理,现答复如下' }));
  }, 120_000);
});

describe('a report on wrongdoing', () => {
  it('[INV-6] never shows to the reported unit, in no list, view, item or command', async () => {
    const matter = await register(hiddenFrom('q-zjj'));
    const handling = clockOf('T-HANDLE', 'q-zjj', '2026-08-03');
    await clockTold('ClockStarted', { matter, clock: handling, withheld: hiddenFrom('q-zjj') });
    await clockTold('DutyMissed', { matter, clock: missedBy(handling), withheld: hiddenFrom('q-zjj') });
    await eventually(async () => expect((await get(supervisor, `/supervisions/${matter}`)).body.clocks).toHaveLength(1), PATIENCE);

    expect((await get(supervisor, `/supervisions/${matter}`)).body.items).toEqual([]);
    expect(await get(undertaker, `/supervisions/${matter}`)).toMatchObject({
      status: 404,
      body: { code: 'supervision.not-found' },
    });
    const due = await get(undertaker, '/due?limit=200');
    expect(due.body.items.map((row: { matter: string }) => row.matter)).not.toContain(matter);
    expect(await post(undertaker, `/supervisions/${matter}/items/q-zjj/1/feedback`, { reply: 'x' })).toMatchObject({ status: 404 });
    expect(await post(supervisor, `/supervisions/${matter}/items`, { body: 'q-zjj', ground: 'shifting' })).toMatchObject({
      status: 409,
      body: { code: 'supervision.unknown-body' },
    });
  }, 60_000);

  it('[INV-6] a unit that is matched later disappears from what it saw', async () => {
    const matter = await overdueMatter();
    expect((await get(undertaker, `/supervisions/${matter}`)).status).toBe(200);
    await world.tell(ReportedUnitMatched as EventDefinition, matter, { units: ['q-zjj'], withheld: hiddenFrom('q-zjj') });

    await eventually(async () => expect((await get(undertaker, `/supervisions/${matter}`)).status).toBe(404), PATIENCE);
    expect(await stepOf(matter)).toBe('closed');
  }, 60_000);
});

describe('the lists', () => {
  it('the due list is paged in the order of the limits, and only within one’s scope', async () => {
    world.itIs('2026-11-20T08:00:00+08:00');
    const matters = await Promise.all([register(), register(), register()]);
    for (const [index, matter] of matters.entries())
      await clockTold('ClockStarted', { matter, clock: clockOf('T-HANDLE', 'q-cgj', `2026-10-0${index + 1}`) });
    const own = staffOf('q-cgj', 'undertaker-1', 'undertaker');
    await eventually(async () => expect((await get(own, '/due')).body.items).toHaveLength(3), PATIENCE);

    const first = (await get(own, '/due?limit=2')).body;
    const second = (await get(own, `/due?limit=2&after=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ matter }: { matter: string }) => matter)).toEqual(matters);
    expect(second.next).toBeUndefined();
    expect((await get(supervisor, '/due?org=q-cgj')).body.items).toHaveLength(3);
    expect(await get(own, '/due?org=q-zjj')).toMatchObject({ status: 404 });
    expect(await get(own, '/due?after=x')).toMatchObject({ status: 400 });
    world.itIs('2027-03-01T08:00:00+08:00');
    expect((await get(own, '/due?level=overdue')).body.items).toHaveLength(3);
    expect((await get(own, '/due?level=yellow')).body.items).toEqual([]);
  }, 60_000);

  it('the item list shows the supervisor what waits, and the body its own', async () => {
    const matter = await register();
    await eventually(async () => expect((await get(supervisor, `/supervisions/${matter}`)).status).toBe(200), PATIENCE);
    const opened = await post(supervisor, `/supervisions/${matter}/items`, { body: 'q-cgj', ground: 'false-report' });
    expect(opened.status).toBe(201);

    const proposed = (await get(leader, '/supervisions?step=proposed&limit=200')).body.items;
    expect(proposed).toContainEqual(expect.objectContaining({ matter, item: 'q-cgj/1', ground: 'false-report' }));
    const own = (await get(staffOf('q-cgj', 'undertaker-1', 'undertaker'), '/supervisions?role=body')).body.items;
    expect(own).toContainEqual(expect.objectContaining({ matter, step: 'proposed' }));
    expect((await get(undertaker, '/supervisions?role=body')).body.items).not.toContainEqual(expect.objectContaining({ matter }));
  }, 60_000);
});

describe('the item list', () => {
  it.each([
    ['supervisor', undefined],
    ['supervisor', 'proposed'],
    ['body', undefined],
  ] as const)('as %s at step %s is answered by its index', async (role, step) => {
    const viewer = role === 'body' ? undertaker : supervisor;
    const filter = mattersWithItems({ role, ...(step === undefined ? {} : { step }) }, { viewer, directory: city });
    const found = service.platform.records[0]!.collection.find(filter).hint(BY_ROLE[role]).sort({ _id: 1 }).limit(51);
    const plan = await found.explain('queryPlanner');

    expect(JSON.stringify(plan['queryPlanner'].winningPlan).match(/"indexName":"[\w-]+"|COLLSCAN/g)).toEqual([
      `"indexName":"${BY_ROLE[role]}"`,
    ]);
  });
});

describe('bad input', () => {
  it('is 400 with the field, 404 for what is not there, 403 for other roles', async () => {
    const matter = newId();

    expect(await post(supervisor, `/supervisions/${matter}/items`, { body: 'q-cgj', ground: 'limit-missed' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'ground' }] },
    });
    expect(await post(supervisor, `/supervisions/${matter}/items`, { body: 'q-cgj', ground: 'shifting' })).toMatchObject({
      status: 404,
    });
    expect(await post(registrar, `/supervisions/${matter}/items`, { body: 'q-cgj', ground: 'shifting' })).toMatchObject({
      status: 403,
    });
    expect(await get(discipline, '/supervisions/not-an-id')).toMatchObject({ status: 400 });
    expect(await request(service.app.getHttpServer()).get('/supervisions')).toMatchObject({ status: 401 });
  });
});

describe('the database', () => {
  const databaseOf = () => service.platform.connection.getClient().db(`${prefix}supervision`) as unknown as Parameters<typeof fsck>[0];

  it('holds in every record the state that its history gives, and everything was sent', async () => {
    const store = service.platform.records[0]!;
    await eventually(async () => expect(await store.collection.countDocuments({ unpublishedSince: { $ne: null } })).toBe(0), PATIENCE);

    expect(await fsck(databaseOf(), SUPERVISIONS)).toMatchObject({ faultCount: 0 });
  });

  it('holds no word of anybody in clear', async () => {
    const records = await service.platform.records[0]!.collection.find().toArray();

    const kept = JSON.stringify(records);

    expect(records.length).toBeGreaterThan(0);
    expect(
      ['答复', ...[PHONE, ID_NUMBER].flatMap((word) => [word, word.replaceAll(' ', '')])].filter((word) => kept.includes(word)),
    ).toEqual([]);
  });
});
