import { ArchiveClocks, HearingClocks, IntakeClocks, PetitionRegistered, SAMPLE, type EventDefinition } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import type { Actor, Clock, Withheld } from '@huiyin/kernel';
import { recomputeClock } from '@huiyin/time';
import { eventually, freshName, startKafka, startMongo, type RunningKafka, type RunningMongo } from '@huiyin/testing';
import ICAL from 'ical.js';
import mongoose from 'mongoose';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { SUPERVISION_KINDS } from './aggregates.js';
import { BY_ORGANISATION, mattersWith } from './queries/due-lines.js';
import { SupervisionModule } from './supervision.module.js';
import { clockOf, hiddenFrom, OPEN } from './testing/matter.js';
import { OutsideWorld } from './testing/outside-world.js';
import { city, head, leader, registrar, staffOf, supervisor, undertaker } from './testing/sample-city.js';
import { momentAt } from './testing/story.js';

let mongo: RunningMongo;
let kafka: RunningKafka;
let world: OutsideWorld;
let service: BuiltService;
const prefix = `${freshName('sup-time')}-`;
const PATIENCE = { within: 30_000 };
const bureau = staffOf('q-cgj', 'undertaker-1', 'undertaker');

const as = async (actor: Actor) => `Bearer ${await world.token(actor)}`;
const server = () => service.app.getHttpServer();
const get = async (actor: Actor, path: string) =>
  request(server())
    .get(path)
    .set('authorization', await as(actor));
const post = async (actor: Actor, path: string, body: object) =>
  request(server())
    .post(path)
    .set('authorization', await as(actor))
    .send(body);

const register = async (withheld: Withheld = OPEN): Promise<string> => {
  const matter = newId();
  const phone = await service.platform.vault.seal(matter, '138 0000 4321');
  await world.tell(PetitionRegistered as EventDefinition, matter, {
    ...PetitionRegistered.sample,
    registeredBy: 'q-xfj',
    petitioners: [{ id: 'p1', name: SAMPLE.sealed, phone, marks: [], representative: false, electronic: true }],
    withheld,
  });

  return matter;
};

const started = (definitions: typeof IntakeClocks, told: { matter: string; clock: Clock; withheld?: Withheld }) =>
  world.tell(definitions.ClockStarted as EventDefinition, told.matter, { clock: told.clock, withheld: told.withheld ?? OPEN });

const timersOf = async (actor: Actor, matter: string, query = ''): Promise<readonly string[]> =>
  (await get(actor, `/due?limit=200${query}`)).body.items
    .filter((row: { matter: string }) => row.matter === matter)
    .map((row: { timer: string }) => row.timer);

beforeAll(async () => {
  [mongo, kafka] = await Promise.all([startMongo(), startKafka()]);
  world = await OutsideWorld.begin({ mongoUri: mongo.uri, brokers: kafka.brokers, prefix });
  await world.publishDirectory(city);
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

describe('the due list of an organisation', () => {
  it('[T-HANDLE] [T-REVIEW] [T-ARCHIVE] [T-CHARGE] holds the clocks of every service, each with title, days left, number and service', async () => {
    world.itIs('2026-08-03T09:00:00+08:00');
    const matter = await register();
    await started(IntakeClocks, { matter, clock: clockOf('T-HANDLE', 'q-zjj', '2026-08-03') });
    await started(HearingClocks, { matter, clock: clockOf('T-REVIEW', 'q-zjj', '2026-08-03') });
    await started(ArchiveClocks, { matter, clock: clockOf('T-ARCHIVE', 'q-zjj', '2026-08-03') });
    await eventually(async () => expect((await get(head, `/supervisions/${matter}`)).status).toBe(200), PATIENCE);
    expect(await post(head, `/supervisions/${matter}/charges`, { ground: 'major', plan: '专班推进' })).toMatchObject({ status: 201 });

    await eventually(
      async () => expect(await timersOf(undertaker, matter)).toEqual(['T-REVIEW', 'T-HANDLE', 'T-CHARGE', 'T-ARCHIVE']),
      PATIENCE,
    );
    const { body } = await get(undertaker, '/due');
    expect(body.items).toContainEqual(
      expect.objectContaining({
        matter,
        number: PetitionRegistered.sample.number,
        title: { zh: '办理', en: 'handling' },
        service: 'intake',
        lastDay: '2026-10-08',
        dayType: 'cal',
        left: 66,
        provisional: false,
      }),
    );
    expect(body.items).toContainEqual(expect.objectContaining({ matter, timer: 'T-ARCHIVE', service: 'archive', provisional: true }));
    expect(body.items).toContainEqual(expect.objectContaining({ matter, timer: 'T-CHARGE', service: 'supervision', left: 91 }));
  }, 60_000);

  it('tells the level of the moment asked, and how many lines stand at each', async () => {
    world.itIs('2026-08-03T09:00:00+08:00');
    const matter = await register();
    await started(IntakeClocks, { matter, clock: clockOf('T-HANDLE', 'q-cgj', '2026-08-03') });
    await started(IntakeClocks, { matter, clock: clockOf('T-ARCHIVE', 'q-cgj', '2026-08-03') });
    await eventually(async () => expect(await timersOf(bureau, matter)).toHaveLength(2), PATIENCE);
    const levels = async (when: string) => {
      world.itIs(when);
      const { all, yellow, red, overdue, provisional } = (await get(bureau, '/due/summary')).body;
      return { all, yellow, red, overdue, provisional };
    };

    expect(await levels('2026-08-04T09:00:00+08:00')).toEqual({ all: 2, yellow: 0, red: 0, overdue: 0, provisional: 1 });
    expect(await levels('2026-09-26T09:00:00+08:00')).toEqual({ all: 2, yellow: 1, red: 0, overdue: 0, provisional: 1 });
    expect(await levels('2026-10-08T09:00:00+08:00')).toEqual({ all: 2, yellow: 0, red: 1, overdue: 0, provisional: 1 });
    expect(await levels('2026-10-09T00:00:00+08:00')).toEqual({ all: 2, yellow: 0, red: 0, overdue: 1, provisional: 1 });
    expect(await timersOf(bureau, matter, '&level=overdue')).toEqual(['T-HANDLE']);
    expect((await get(bureau, '/due?level=overdue')).body.items).toContainEqual(
      expect.objectContaining({ matter, left: -1, level: 'overdue' }),
    );
    expect(await get(bureau, '/due/summary?org=q-zjj')).toMatchObject({ status: 404 });
    expect((await get(supervisor, '/due/summary?org=q-cgj')).body).toMatchObject({ all: 2 });
  }, 60_000);

  it('a clock that was counted anew moves its line', async () => {
    world.itIs('2026-08-03T09:00:00+08:00');
    const matter = await register();
    const clock = clockOf('T-HANDLE', 'q-zjj', '2026-08-03');
    await started(IntakeClocks, { matter, clock });
    await eventually(async () => expect(await timersOf(undertaker, matter)).toEqual(['T-HANDLE']), PATIENCE);
    const anew = recomputeClock(
      clock,
      { cause: 'AcceptanceCorrected', startedAt: '2026-08-20' as Clock['lastDay'] },
      momentAt('2026-08-21'),
    );
    await world.tell(IntakeClocks.ClockChanged as EventDefinition, matter, { clock: anew, change: 'recomputed', withheld: OPEN });

    await eventually(async () => {
      const rows = (await get(undertaker, '/due?limit=200')).body.items.filter((row: { matter: string }) => row.matter === matter);
      expect(rows).toMatchObject([{ lastDay: '2026-10-19', due: anew.due }]);
    }, PATIENCE);
  }, 60_000);

  it.each(['yellow', 'overdue', undefined] as const)('is answered by its index: level %s', async (level) => {
    const asked = { org: bureau.org, now: service.platform.clock.now(), ...(level === undefined ? {} : { level }) };
    const filter = mattersWith(asked, { viewer: bureau, directory: city });
    const plan = await service.platform.records[0]!.collection.find(filter).hint(BY_ORGANISATION.hint).explain('queryPlanner');

    expect(JSON.stringify(plan['queryPlanner'].winningPlan).match(/"stage":"\w+"|"indexName":"[\w-]+"/g)).toEqual([
      '"stage":"FETCH"',
      '"stage":"IXSCAN"',
      '"indexName":"due-list"',
    ]);
  });
});

describe('the clocks of a matter', () => {
  it('are those of every service, each with ledger, steps of its counting, sentence, and warning as it stands now', async () => {
    world.itIs('2026-10-09T09:00:00+08:00');
    const matter = await register();
    await started(IntakeClocks, { matter, clock: clockOf('T-HANDLE', 'q-zjj', '2026-09-21') });
    await started(HearingClocks, { matter, clock: clockOf('T-REVIEW', 'q-zjj', '2026-09-21') });
    await eventually(async () => expect((await get(supervisor, `/supervisions/${matter}/clocks`)).body.clocks).toHaveLength(2), PATIENCE);
    world.itIs('2026-11-12T09:00:00+08:00');

    const { body } = await get(undertaker, `/supervisions/${matter}/clocks`);
    expect(body.clocks.map((clock: { service: string; timer: string }) => [clock.service, clock.timer])).toEqual([
      ['hearing', 'T-REVIEW'],
      ['intake', 'T-HANDLE'],
    ]);
    expect(body.clocks[1]).toMatchObject({
      state: 'running',
      lastDay: '2026-11-20',
      warning: 'yellow',
      ledger: [{ kind: 'started' }],
      steps: [{ kind: 'counted' }],
      explanation: { zh: expect.stringContaining('截止2026年11月20日24时'), en: expect.stringContaining('2026-11-20') },
    });
    expect(await get(bureau, `/supervisions/${matter}/clocks`)).toMatchObject({ status: 404, body: { code: 'supervision.not-found' } });
  }, 60_000);
});

describe('a leader in charge', () => {
  it('[S0-29] [T-CHARGE] takes it, visits, extends and settles over HTTP; the words are opened for who may see them, and stand nowhere in clear', async () => {
    world.itIs('2026-08-03T09:00:00+08:00');
    const matter = await register();
    const charges = `/supervisions/${matter}/charges`;
    await eventually(async () => expect((await get(leader, `/supervisions/${matter}`)).status).toBe(200), PATIENCE);

    expect(await post(registrar, charges, { ground: 'urgent', plan: '逐户走访' })).toMatchObject({ status: 403 });
    const taken = await post(leader, charges, { ground: 'urgent', plan: '逐户走访方案', team: [supervisor.id] });
    expect([taken.status, taken.headers['location']]).toEqual([201, `${charges}/c1`]);
    const visit = { members: [leader.id], visitedOn: '2026-08-03', findings: '当面听取诉求' };
    expect(await post(leader, `${charges}/c1/visits`, visit)).toMatchObject({ status: 200 });
    expect(await post(leader, `${charges}/c1/extension`, { days: 31, reason: '协调未毕' })).toMatchObject({
      status: 409,
      body: { code: 'supervision.extension-too-long' },
    });
    expect(await post(leader, `${charges}/c1/extension`, { days: 30, reason: '协调未毕' })).toMatchObject({ status: 200 });
    expect(await post(leader, `${charges}/c2/result`, { outcome: 'solved', result: '已化解' })).toMatchObject({ status: 404 });
    expect(await post(leader, `${charges}/c1/result`, { outcome: 'solved', result: '已化解' })).toMatchObject({ status: 200 });

    const { body } = await get(leader, `/supervisions/${matter}`);
    expect(body.charges).toMatchObject([{ id: 'c1', org: 'q-xfj', leader: leader.id, extended: true, visits: 1, outcome: 'solved' }]);
    expect(body.timeLine).toContainEqual(expect.objectContaining({ what: 'ChargeTaken', plan: '逐户走访方案' }));
    const kept = JSON.stringify(await service.platform.records[0]!.collection.findOne({ _id: matter }));
    expect(['逐户走访方案', '当面听取诉求', '协调未毕', '已化解'].filter((word) => kept.includes(word))).toEqual([]);
  }, 60_000);
});

describe('the calendar of an organisation’s deadlines', () => {
  const calendar = (token: string) => request(server()).get(`/due/feeds/${token}.ics`);
  const open = async (): Promise<{ id: string; token: string }> => (await post(bureau, '/due/feeds', { org: 'q-cgj' })).body;
  const summaries = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).uid);

  it('is read with the token alone, and shows what the organisation may see now', async () => {
    world.itIs('2026-08-03T09:00:00+08:00');
    const [seen, hidden] = [await register(), await register(hiddenFrom('q-cgj'))];
    await started(IntakeClocks, { matter: seen, clock: clockOf('T-HANDLE', 'q-cgj', '2026-08-03') });
    await started(IntakeClocks, { matter: hidden, clock: clockOf('T-HANDLE', 'q-cgj', '2026-08-03'), withheld: hiddenFrom('q-cgj') });
    const { token } = await open();

    await eventually(async () => expect(summaries((await calendar(token)).text)).toContain(`${seen}/T-HANDLE/q-cgj/1`), PATIENCE);
    await eventually(async () => expect((await get(supervisor, `/supervisions/${hidden}`)).body.clocks).toHaveLength(1), PATIENCE);
    const answer = await calendar(token);
    expect(answer.headers['content-type']).toContain('text/calendar');
    expect(answer.text).not.toContain(hidden);
    await started(IntakeClocks, { matter: seen, clock: clockOf('T-DUTY', 'q-cgj', '2026-08-03'), withheld: hiddenFrom('q-cgj') });
    await eventually(async () => expect((await calendar(token)).text).not.toContain(seen), PATIENCE);
  }, 60_000);

  it('the token is shown once and kept only as a hash; a wrong one and a closed one are answered alike', async () => {
    const { id, token } = await open();
    const stored = await service.platform.connection.collection('dueFeeds').find().toArray();
    const listed = (await get(bureau, '/due/feeds')).body.items;

    expect(listed).toContainEqual(expect.objectContaining({ id, org: 'q-cgj', openedBy: bureau.id }));
    expect(JSON.stringify([stored, listed]).includes(token)).toBe(false);
    expect((await get(undertaker, '/due/feeds')).body.items).toEqual([]);
    expect(await post(undertaker, '/due/feeds', { org: 'q-cgj' })).toMatchObject({ status: 404 });
    const close = async (actor: Actor) =>
      request(server())
        .delete(`/due/feeds/${id}`)
        .set('authorization', await as(actor));
    expect((await close(undertaker)).status).toBe(404);
    expect((await close(bureau)).status).toBe(204);
    const { correlation: _closed, ...closed } = (await calendar(token)).body;
    const { correlation: _wrong, ...wrong } = (await calendar('wrong')).body;
    expect(closed).toEqual(wrong);
    expect(closed).toMatchObject({ status: 404, code: 'feed.not-found' });
    expect((await calendar('wrong')).headers['retry-after']).toBeUndefined();
  }, 60_000);

  it('[REGR] opened twice with one key is one feed, with the token that was told; another organisation with that key is another', async () => {
    const openAs = async (actor: Actor) =>
      request(server())
        .post('/due/feeds')
        .set('authorization', await as(actor))
        .set('idempotency-key', 'feed-1')
        .send({ org: actor.org });
    const before = (await get(bureau, '/due/feeds')).body.items.length;
    const [first, ...repeats] = await Promise.all([openAs(bureau), openAs(bureau), openAs(bureau)]);

    expect([first.status, ...repeats.map(({ status }) => status)]).toEqual([201, 201, 201]);
    expect(repeats.map(({ body, headers }) => [body, headers['location']])).toEqual(
      repeats.map(() => [first.body, first.headers['location']]),
    );
    const last = await openAs(bureau);
    expect([last.body.token, last.headers['idempotency-replayed']]).toEqual([first.body.token, 'true']);
    expect((await get(bureau, '/due/feeds')).body.items).toHaveLength(before + 1);
    expect((await calendar(first.body.token)).status).toBe(200);
    expect((await openAs(undertaker)).body.token).not.toBe(first.body.token);
    expect((await openAs({ ...bureau, org: undertaker.org })).status).toBe(422);
  }, 60_000);

  it('is limited like all that needs no bearer token', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => calendar('guess')));

    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  }, 60_000);
});
