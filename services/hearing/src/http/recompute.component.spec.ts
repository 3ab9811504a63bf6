import { buildService, type BuiltService } from '@huiyin/host';
import type { Clock, LocalDate } from '@huiyin/kernel';
import { fsck } from '@huiyin/records';
import {
  eventually,
  listedAfter,
  recomputed,
  serviceScene,
  shanghai,
  tellNewEdition,
  type AskRecomputation,
  type ServiceScene,
  type ToldRun,
  type TopicReader,
} from '@huiyin/testing';
import type { ClockDetails } from '@huiyin/time';
import { HEARING_KINDS, REVIEWS } from '../aggregates.js';
import { HearingModule } from '../hearing.module.js';
import { ask, HeardMatter, PATIENCE, type HearingScene } from '../testing/heard-matter.js';

const OWNER = 'p-xfj:rule-owner';
const [BUREAU, PROVINCE] = ['c-rsj:reviewer-1', 'p-rst:reviewer-1'];
const PATH = '/clocks/recomputation';
const TEXT = { request: '请求重新认定工龄', facts: '经查', opinion: '认定意见', legalBasis: '《信访工作条例》第三十五条' };
const day = (written: string) => written as LocalDate;

let scene: ServiceScene;
let hearing: BuiltService;
let around: HearingScene;
let reviews: TopicReader;
/** Its review is under way: a duty. Its person may still ask for one: a right, which becomes longer, or keeps its day. In a hearing: a duty that stands still. */
let [reviewed, longer, kept, paused]: readonly HeardMatter[] = [];

const until = (check: () => void): Promise<void> => eventually(check, PATIENCE);
const said = (matter: HeardMatter, name: string) => reviews.events.filter(({ subject, type }) => subject === matter.id && type === name);
const atRoute: AskRecomputation = (below, body) => ask(around, `${PATH}${below}`, { as: OWNER, ...(body === undefined ? {} : { body }) });

const done = async (matter: HeardMatter, steps: readonly (readonly [path: string, as: string, body: object])[]): Promise<void> => {
  for (const [path, as, body] of steps) expect([path, await matter.post(path, as, body)]).toMatchObject([path, { status: 200 }]);
};

const servedMatter = async (servedOn: string): Promise<HeardMatter> => {
  const matter = new HeardMatter(around);
  await matter.opinionIssued();
  await matter.served('L09', 'o1', servedOn);
  await until(() => expect(said(matter, 'ClockStarted')).toHaveLength(1));

  return matter;
};

const asked = async (matter: HeardMatter): Promise<string> => {
  const request = await matter.requested('review', 'c-rsj', '2026-09-10');
  await done(matter, [[`${request}/acceptance`, BUREAU, {}]]);

  return request;
};

const named = (org: string, request: string) => {
  const members = [1, 2, 3].map((n) => `${org}:reviewer-${n}`);

  return [`${request}/team`, `${org}:reviewer-1`, { undertaker: members[0], members }] as const;
};

/** Up to the notice of the hearing before the re-review: from it on the clock of the re-review stands still. */
const inHearing = async (): Promise<HeardMatter> => {
  const matter = await servedMatter('2026-09-07');
  const review = await asked(matter);
  const votes = [1, 2, 3].map((n) => ({ member: `c-rsj:reviewer-${n}`, view: '同意', infavour: true }));
  await done(matter, [
    named('c-rsj', review),
    [`${review}/deliberation`, BUREAU, { result: '1', votes }],
    [`${review}/decision`, 'c-rsj:review-head', { outcome: '1', ...TEXT }],
  ]);
  await until(() => expect(said(matter, 'ReviewDecided')).toHaveLength(1));
  await matter.served('L14', String(said(matter, 'ReviewDecided')[0]?.data['opinionId']), '2026-09-18');
  await until(() => expect(said(matter, 'ClockStarted').map(({ data }) => (data['clock'] as Clock).timer)).toContain('T-REREVIEW-REQ'));
  const request = await matter.requested('re-review', 'p-rst', '2026-09-18');
  await done(matter, [
    [`${request}/acceptance`, PROVINCE, {}],
    named('p-rst', request),
    [`${request}/hearing/right`, PROVINCE, {}],
    [`${request}/hearing/application`, PROVINCE, { appliedOn: '2026-09-18' }],
    [
      `${request}/hearing/notice`,
      PROVINCE,
      {
        ...{ at: shanghai('2026-10-28T09:00'), place: '听证室', presiding: 'p-rst:presiding', recorder: 'p-rst:recorder' },
        panel: [1, 2, 3, 4, 5].map((n) => `p-rst:panel-${n}`),
      },
    ],
  ]);

  return matter;
};

const clockOf = async (matter: HeardMatter, timer: string): Promise<ClockDetails> => {
  const { body } = await ask(around, `/reviews/${matter.id}/clocks`, { as: 'p-xfj:head' });
  const clock = (body['clocks'] as readonly ClockDetails[]).find((one) => one.timer === timer);
  if (clock === undefined) throw new Error(`no ${timer} in ${JSON.stringify(body)}`);

  return clock;
};

/** What each matter waits for. */
const days = async () =>
  Promise.all(
    (
      [
        [reviewed, 'T-REVIEW'],
        [longer, 'T-REVIEW-REQ'],
        [kept, 'T-REVIEW-REQ'],
        [paused, 'T-REREVIEW'],
      ] as const
    ).map(async ([matter, timer]) => (await clockOf(matter!, timer)).lastDay),
  );
const BEFORE = ['2026-10-10', '2026-10-12', '2026-10-19', '2026-10-19'];
const AFTER = ['2026-10-13', '2026-10-13', '2026-10-19', '2026-10-20'];

beforeAll(async () => {
  scene = await serviceScene('hearing-recompute');
  scene.setClock('2026-09-10');
  hearing = await buildService({ name: 'hearing', module: HearingModule, kinds: HEARING_KINDS }, { environment: scene.variables });
  await hearing.start();
  around = { scene, hearing };
  reviews = await scene.read('hearing.review.events.v1');
  reviewed = await servedMatter('2026-09-07');
  await asked(reviewed);
  scene.setClock('2026-09-18');
  [longer, kept, paused] = [await servedMatter('2026-09-12'), await servedMatter('2026-09-17'), await inHearing()];
}, 180_000);

afterAll(async () => {
  await hearing?.stop();
  await scene?.stop();
}, 60_000);

describe('recomputing the clocks above the agency', () => {
  it('is the rule owner’s alone', async () => {
    const wish = { dryRun: true, reason: '放假安排调整' };
    expect((await ask(around, PATH, { as: BUREAU, body: wish })).status).toBe(403);
    expect(await days()).toEqual(BEFORE);
  }, 60_000);

  it('lists a duty, a right that becomes longer and a clock that stands still, and changes nothing in a dry run', async () => {
    const edition = await tellNewEdition(scene.teller, [
      { date: day('2026-10-10'), kind: 'holiday', name: '临时放假' },
      { date: day('2026-10-12'), kind: 'holiday', name: '临时放假' },
      { date: day('2026-10-17'), kind: 'workday', name: '调休上班' },
      { date: day('2026-10-19'), kind: 'holiday', name: '临时放假' },
    ]);
    const { moves, kept: keptRights } = await listedAfter(atRoute, edition);

    const moveOf = ({ id }: HeardMatter, timer: string) => moves.find((move) => move.record === id && move.timer === timer);

    expect(moveOf(reviewed!, 'T-REVIEW')).toMatchObject({ holder: 'c-rsj', from: BEFORE[0], to: AFTER[0] });
    expect(moveOf(longer!, 'T-REVIEW-REQ')).toMatchObject({ holder: null, from: BEFORE[1], to: AFTER[1] });
    expect(moveOf(paused!, 'T-REREVIEW')).toMatchObject({ holder: 'p-rst', from: BEFORE[3], to: AFTER[3] });
    expect(moveOf(paused!, 'T-HEAR-HOLD')).toMatchObject({ holder: 'p-rst', to: AFTER[3] });
    expect(moves.map(({ record }) => record)).not.toContain(kept!.id);
    expect(keptRights).toBe(1);
    expect(await days()).toEqual(BEFORE);
    expect((await clockOf(paused!, 'T-REREVIEW')).state).toBe('paused');
  }, 60_000);

  let run: ToldRun;

  it('[T-REVIEW] [T-REVIEW-REQ] [T-REREVIEW] [INV-13] the run moves the days; the ledger keeps both with the editions, and the run is its correlation', async () => {
    const dry = await recomputed(atRoute, { dryRun: true });
    run = await recomputed(atRoute, { dryRun: false });
    expect(run).toMatchObject({ moves: dry.moves, faults: [] });
    expect(await days()).toEqual(AFTER);

    const moved = await clockOf(reviewed!, 'T-REVIEW');
    expect(moved).toMatchObject({ state: 'running', ruleSet: { region: 'nation', version: 1 }, calendar: ['nation/2026#2'] });
    expect(moved.ledger.at(-1)).toMatchObject({
      ...{ kind: 'recomputed', cause: 'calendar-changed', actor: OWNER, lastDayBefore: BEFORE[0], lastDay: AFTER[0] },
      ...{ calendarBefore: ['nation/2026#1'], calendar: ['nation/2026#2'] },
    });
    expect(moved.explanation.en).toContain('2026-10-10 is a public holiday (临时放假)');
    expect((await clockOf(paused!, 'T-REREVIEW')).state).toBe('paused');
  }, 60_000);

  it('tells the holder of the duty, once: notify puts it into the inbox', async () => {
    await until(() => expect(said(reviewed!, 'ClockChanged').filter(({ correlation }) => correlation === run.id)).toHaveLength(1));
    const [told] = said(reviewed!, 'ClockChanged');
    expect(told?.data).toMatchObject({
      change: 'recomputed',
      clock: { timer: 'T-REVIEW', holder: { kind: 'organisation', org: 'c-rsj' }, lastDay: AFTER[0] },
    });
  }, 60_000);

  it('[T-REVIEW-REQ] a right keeps the later day it was told, and explains it by the edition it was counted with', async () => {
    const right = await clockOf(kept!, 'T-REVIEW-REQ');

    expect(right).toMatchObject({ lastDay: BEFORE[2], calendar: ['nation/2026#1'], ledger: [{ kind: 'started' }] });
    expect(right.steps.at(-1)).toMatchObject({ kind: 'moved', from: '2026-10-17', to: BEFORE[2], why: 'weekend' });
    expect(said(kept!, 'ClockChanged')).toEqual([]);
  }, 60_000);

  it('a second run changes nothing and writes nothing', async () => {
    const store = hearing.platform.records[0]!;
    const { writes } = store.counters;

    expect(await recomputed(atRoute, { dryRun: false })).toMatchObject({ changed: 0, kept: 1, moves: [] });
    expect(store.counters.writes).toBe(writes);
    expect(await fsck(hearing.platform.connection.db as never, REVIEWS)).toMatchObject({ faultCount: 0 });
  }, 60_000);

  it('[T-REVIEW] the new day is the one that fires; the old one passes', async () => {
    scene.setClock(`${String(BEFORE[0])}T23:59`);
    scene.setClock(`${String(AFTER[0])}T23:00`);
    expect((await clockOf(reviewed!, 'T-REVIEW')).state).toBe('running');
    scene.setClock('2026-10-14T00:01');
    await until(() => expect(said(reviewed!, 'DutyMissed')).toHaveLength(1));
    expect(said(reviewed!, 'DutyMissed')[0]?.data).toMatchObject({ clock: { due: '2026-10-13T16:00:00.000Z' } });
  }, 60_000);
});
