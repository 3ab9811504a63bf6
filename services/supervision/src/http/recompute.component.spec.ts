import { IntakeClocks, PetitionClosed, PetitionRegistered, SAMPLE } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import type { LocalDate } from '@huiyin/kernel';
import { fsck } from '@huiyin/records';
import {
  eventually,
  listedAfter,
  recomputed,
  sampleActor,
  serviceScene,
  tellNewEdition,
  type AskRecomputation,
  type ServiceScene,
  type ToldRun,
  type TopicReader,
} from '@huiyin/testing';
import type { ClockDetails } from '@huiyin/time';
import { v7 as newId } from 'uuid';
import { SUPERVISION_KINDS, SUPERVISIONS } from '../aggregates.js';
import { SupervisionModule } from '../supervision.module.js';
import { clockOf, OPEN } from '../testing/matter.js';

const OWNER = 'p-xfj:rule-owner';
const LEADER = 'q-xfj:leader';
const PATIENCE = { within: 20_000 };
const PHONE = '13800004321';
const day = (written: string) => written as LocalDate;

let scene: ServiceScene;
let service: BuiltService;
let told: TopicReader;
/** A matter a leader took charge of: a duty. Two whose replies were served: a right that becomes longer, and one that keeps its day. */
let [charged, longer, kept]: readonly string[] = [];

const ask = async (path: string, as: string | undefined, body?: object) => {
  const answer = await fetch(`${await service.url()}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${await scene.token(sampleActor(as))}` }),
      'content-type': 'application/json',
    },
    body: body === undefined ? null : JSON.stringify(body),
  });

  return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>> };
};
const atRoute: AskRecomputation = (below, body) => ask(`/clocks/recomputation${below}`, OWNER, body);
const said = (matter: string | undefined, name: string) => told.events.filter(({ subject, type }) => subject === matter && type === name);

/** In the form in which intake gives them out. */
const codeOf = (matter: string): string => matter.replaceAll('-', '').slice(-10);

const register = async (): Promise<string> => {
  const subject = newId();
  const { vault } = service.platform;
  const phone = await vault.seal(subject, PHONE);
  const person = { id: 'p1', name: SAMPLE.sealed, phone, marks: [], representative: false, electronic: true };
  const told = {
    ...PetitionRegistered.sample,
    ...{ registeredBy: 'q-xfj', queryCodeHash: vault.blindIndex('reference', codeOf(subject)), petitioners: [person], withheld: OPEN },
  };
  await scene.teller.tell(PetitionRegistered, { subject, data: PetitionRegistered.schema.parse(told) });
  await eventually(async () => expect((await ask(`/supervisions/${subject}`, LEADER)).status).toBe(200), PATIENCE);

  return subject;
};

/** Closed with a reply that was served on this day: the person is invited to evaluate. */
const invited = async (servedOn: string): Promise<string> => {
  const subject = await register();
  const reply = { kind: 'served', letterId: 'l1', code: 'L09', servedOn };
  await scene.teller.tell(PetitionClosed, {
    subject,
    data: PetitionClosed.schema.parse({ ...PetitionClosed.sample, reply, withheld: OPEN }),
  });
  await eventually(() => expect(said(subject, 'EvaluationInvited')).toHaveLength(1), PATIENCE);

  return subject;
};

const clockIn = async (matter: string | undefined, timer: string): Promise<ClockDetails> => {
  const { body } = await ask(`/supervisions/${matter}/clocks`, LEADER);
  const clock = (body['clocks'] as readonly ClockDetails[]).find((one) => one.timer === timer);
  if (clock === undefined) throw new Error(`no ${timer} in ${JSON.stringify(body)}`);

  return clock;
};
const windowOf = async (matter = ''): Promise<unknown> =>
  (await ask('/public/evaluation', undefined, { queryCode: codeOf(matter), lastFour: PHONE.slice(-4) })).body['until'];

/** What each matter waits for: the leader’s charge, and two persons’ rights to evaluate. */
const days = async () => [
  (await clockIn(charged, 'T-CHARGE')).lastDay,
  (await clockIn(longer, 'T-EVAL')).lastDay,
  (await clockIn(kept, 'T-EVAL')).lastDay,
];
const BEFORE = ['2026-11-05', '2026-09-02', '2026-09-07'];
const AFTER = ['2026-11-06', '2026-09-03', '2026-09-07'];
/** Another service's: supervision has a copy of it. */
const copied = clockOf('T-HANDLE', 'q-zjj', '2026-08-03');

beforeAll(async () => {
  scene = await serviceScene('supervision-recompute');
  scene.setClock('2026-08-07');
  service = await buildService(
    { name: 'supervision', module: SupervisionModule, kinds: SUPERVISION_KINDS },
    { environment: scene.variables },
  );
  await service.start();
  told = await scene.read('supervision.supervision.events.v1');
  [charged, longer, kept] = [await register(), await invited('2026-08-03'), await invited('2026-08-06')];
  expect(await ask(`/supervisions/${charged}/charges`, LEADER, { ground: 'major', plan: '专班推进' })).toMatchObject({ status: 201 });
  await scene.teller.tell(IntakeClocks.ClockStarted, { subject: charged, data: { clock: copied, withheld: OPEN } as never });
  await eventually(async () => expect((await clockIn(charged, 'T-HANDLE')).lastDay).toBe(copied.lastDay), PATIENCE);
}, 180_000);

afterAll(async () => {
  await service?.stop();
  await scene?.stop();
}, 60_000);

describe('recomputing the clocks of supervision', () => {
  let run: ToldRun;

  it('lists its own duty and right; not a right that keeps its day, and no copy of another service’s clock', async () => {
    expect((await ask('/clocks/recomputation', LEADER, { dryRun: true, reason: '放假安排调整' })).status).toBe(403);
    const edition = await tellNewEdition(scene.teller, [
      { date: day('2026-09-02'), kind: 'holiday', name: '临时放假' },
      { date: day('2026-09-05'), kind: 'workday', name: '调休上班' },
      { date: copied.lastDay, kind: 'holiday', name: '临时放假' },
      { date: day('2026-11-05'), kind: 'holiday', name: '临时放假' },
    ]);
    const dry = await listedAfter(atRoute, edition);

    expect(dry.moves.map(({ record, timer, holder, from, to }) => [record, timer, holder, from, to])).toEqual([
      [charged, 'T-CHARGE', 'q-xfj', BEFORE[0], AFTER[0]],
      [longer, 'T-EVAL', null, BEFORE[1], AFTER[1]],
    ]);
    expect(dry.kept).toBe(1);
    expect(await days()).toEqual(BEFORE);
  }, 60_000);

  it('[T-CHARGE] [T-EVAL] [INV-13] the run moves the days; the ledger keeps both with the editions', async () => {
    run = await recomputed(atRoute, { dryRun: false });
    expect(run).toMatchObject({ changed: 2, kept: 1, faults: [] });
    expect(await days()).toEqual(AFTER);
    for (const [matter, timer, n] of [[charged, 'T-CHARGE', 0] as const, [longer, 'T-EVAL', 1] as const]) {
      expect((await clockIn(matter, timer)).ledger.at(-1)).toMatchObject({
        ...{ kind: 'recomputed', cause: 'calendar-changed', actor: OWNER, lastDayBefore: BEFORE[n], lastDay: AFTER[n] },
        ...{ calendarBefore: ['nation/2026#1'], calendar: ['nation/2026#2'] },
      });
    }
    expect((await clockIn(charged, 'T-HANDLE')).lastDay).toBe(copied.lastDay);
  }, 60_000);

  it('[T-EVAL] the invitation names the new last day to the person, and the event says so', async () => {
    expect([await windowOf(longer), await windowOf(kept)]).toEqual([AFTER[1], BEFORE[2]]);
    await eventually(() => {
      const [moved] = said(longer, 'EvaluationWindowMoved');
      expect(moved).toMatchObject({ correlation: run.id, data: { servedOn: '2026-08-03', until: AFTER[1], reopened: false } });
    }, PATIENCE);
    expect(said(kept, 'EvaluationWindowMoved')).toEqual([]);
  }, 60_000);

  it('tells the holder of the duty, once: in its due list, and by the event that notify puts into the inbox', async () => {
    const { body } = await ask('/due', LEADER);
    expect(body['items']).toContainEqual(expect.objectContaining({ matter: charged, timer: 'T-CHARGE', lastDay: AFTER[0] }));
    await eventually(() => {
      const changes = said(charged, 'ClockChanged');
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({
        correlation: run.id,
        data: { change: 'recomputed', clock: { timer: 'T-CHARGE', holder: { kind: 'organisation', org: 'q-xfj' }, lastDay: AFTER[0] } },
      });
    }, PATIENCE);
  }, 60_000);

  it('[T-EVAL] a right keeps the later day it was told, and explains it by the edition it was counted with', async () => {
    const right = await clockIn(kept, 'T-EVAL');

    expect(right).toMatchObject({ calendar: ['nation/2026#1'], ledger: [{ kind: 'started' }] });
    expect(right.steps.at(-1)).toMatchObject({ kind: 'moved', from: '2026-09-05', to: BEFORE[2], why: 'weekend' });
  }, 60_000);

  it('a second run changes nothing and writes nothing', async () => {
    const store = service.platform.records[0]!;
    const { writes } = store.counters;

    expect(await recomputed(atRoute, { dryRun: false })).toMatchObject({ changed: 0, kept: 1, moves: [] });
    expect(store.counters.writes).toBe(writes);
    expect(await fsck(service.platform.connection.db as never, SUPERVISIONS)).toMatchObject({ faultCount: 0 });
  }, 60_000);

  it('[T-EVAL] the right lapses after its new last day, not after the old one', async () => {
    scene.setClock('2026-09-03T23:00');
    const { until, stage } = (await ask('/public/evaluation', undefined, { queryCode: codeOf(longer!), lastFour: PHONE.slice(-4) })).body;
    expect([until, stage]).toEqual([AFTER[1], 'invited']);
    scene.setClock('2026-09-04T00:01');
    await eventually(() => expect(said(longer, 'EvaluationLapsed')).toHaveLength(1), PATIENCE);
    expect(said(kept, 'EvaluationLapsed')).toEqual([]);
  }, 60_000);
});
