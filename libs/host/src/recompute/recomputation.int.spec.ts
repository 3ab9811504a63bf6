import type { ClockEvent, Directory, LocalDate, Organisation, OrgId, RegionCode } from '@huiyin/kernel';
import { EMPTY_DIRECTORY, asOrgId, asRegionCode } from '@huiyin/kernel';
import { ensureIndexes, fsck, Records, type OutMessage } from '@huiyin/records';
import { eventually, FixedClock, freshName, startMongo } from '@huiyin/testing';
import { withLaw } from '@huiyin/time';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';
import { v7 as newId } from 'uuid';
import type { CurrentRequest } from '../request/current-request.js';
import { CLOCKED, RULE_OWNER, startClocks, withNewEdition, type Clocked } from '../testing/clock-records.js';
import { WITH_RUNNING_CLOCK, type RecomputePlan } from './candidates.js';
import { Recomputations } from './recomputations.js';
import { RunLog } from './run-log.js';

const COUNTY = asRegionCode('990102');
const [OFFICE, ELSEWHERE] = [RULE_OWNER.org, asOrgId('n-xfj')];
const office = (id: OrgId, region: RegionCode): readonly [OrgId, Organisation] => [
  id,
  { id, name: id, kind: 'petition-office', region, code: id, superiors: [], vertical: false },
];
const law = withLaw({
  ...EMPTY_DIRECTORY,
  regions: new Map([[COUNTY, { code: COUNTY, name: '清河区', level: 'county' }]]),
  organisations: new Map([office(OFFICE, COUNTY), office(ELSEWHERE, asRegionCode('990103'))]),
});
/** T-TRIAGE of 3 August ends on the 18th; that day becomes a holiday. */
const [OLD, NEW] = ['2026-08-18', '2026-08-19'];
const newLaw = withNewEdition(law, [{ date: OLD as LocalDate, kind: 'holiday', name: '临时放假' }]);
const logger = pino({ level: 'silent' });
const PATIENCE = { within: 20_000 };

let client: MongoClient;
let stopMongo: () => Promise<void>;
beforeAll(async () => {
  const mongo = await startMongo();
  client = await new MongoClient(mongo.uri).connect();
  stopMongo = () => mongo.stop();
}, 60_000);
afterAll(async () => {
  await client.close();
  await stopMongo();
});

/** Ten matters whose clocks rest on the old edition, and a directory that has the new one. */
const town = async () => {
  const db = client.db(freshName('recompute'));
  const sent: OutMessage[] = [];
  const directories = { now: law as Directory, current: () => directories.now };
  const clock = new FixedClock();
  clock.set('2026-08-03');
  const publisher = { publish: (messages: readonly OutMessage[]) => Promise.resolve(void sent.push(...messages)) };
  await ensureIndexes(db, CLOCKED);
  const records = new Records(CLOCKED, { db, clock, publisher, directories });
  const ids = Array.from({ length: 10 }, () => newId());
  await startClocks(records, ids);
  await records.settled();
  directories.now = newLaw;
  const log = new RunLog(db);
  const plan: RecomputePlan<Clocked, ClockEvent> = {
    ...{ records, clocksOf: ({ clocks }) => clocks, reads: ['state.clocks'], selections: [WITH_RUNNING_CLOCK], pageSize: 3 },
  };
  const process = (own: Partial<RecomputePlan<Clocked, ClockEvent>> = {}) =>
    new Recomputations({ plan: { ...plan, ...own }, log, clock, directories, logger });
  const lastDays = async () =>
    Promise.all(ids.map(async (id) => Object.values((await records.get(id))!.state.clocks).map(({ lastDay }) => lastDay)[0]));

  return { db, sent, records, ids, log, process, lastDays, directories };
};

const request = (key = newId()): CurrentRequest => ({
  ...{ actor: RULE_OWNER, platform: undefined, correlation: 'c-1', newId: () => key },
  command: (id) => ({ id, cause: key, digest: 'same', actor: RULE_OWNER, correlation: 'c-1' }),
  opening: (purpose) => ({ by: RULE_OWNER.id, org: RULE_OWNER.org, purpose, correlation: 'c-1' }),
});
const wish = { dryRun: false, reason: '国务院调整放假安排' } as const;
const isDone = async (log: RunLog, id: string) => eventually(async () => expect((await log.run(id))?.state).toBe('done'), PATIENCE);

describe('recomputing the open clocks after a new edition', () => {
  it('a dry run lists every change and makes none', async () => {
    const { log, process, lastDays, sent, ids } = await town();
    const before = sent.length;
    const { _id: run } = await process().ask(request(), { ...wish, dryRun: true });
    await isDone(log, run);

    expect(await log.run(run)).toMatchObject({ scanned: 10, kept: 0, faults: [] });
    expect(await log.countMoves(run)).toBe(10);
    const page = await log.moves(run, { limit: 4 });
    const rest = await log.moves(run, { limit: 20, after: page.next! });
    expect([...page.moves, ...rest.moves].map(({ record }) => record)).toEqual(ids);
    expect(page.moves[0]).toMatchObject({ timer: 'T-TRIAGE', holder: 'q-zjj', from: OLD, to: NEW, isOver: false });
    expect(new Set(await lastDays())).toEqual(new Set([OLD]));
    expect(sent).toHaveLength(before);
  });

  it('is for rule owners of the region or of one above it', async () => {
    const { process, db } = await town();
    const elsewhere = { ...request(), actor: { ...RULE_OWNER, org: ELSEWHERE } };

    for (const region of [COUNTY, 'nation'] as const) {
      await expect(process().ask(elsewhere, { ...wish, region })).rejects.toMatchObject({ problem: { code: 'directory.rules-of-others' } });
    }
    expect(await db.collection('recomputations').countDocuments()).toBe(0);
  });

  it('moves them, says so once for each, and a second run changes and writes nothing [INV-13]', async () => {
    const { db, log, process, lastDays, sent, records, ids } = await town();
    const { _id: run } = await process().ask(request(), wish);
    await isDone(log, run);
    expect(new Set(await lastDays())).toEqual(new Set([NEW]));
    const changed = sent.filter(({ headers }) => headers['ce_type']?.includes('ClockChanged'));
    expect(changed.map(({ key }) => key).sort()).toEqual(ids);
    expect(changed[0]?.headers).toMatchObject({ ce_correlationid: run, ce_actorid: 'p-xfj:rule-owner' });
    expect((await records.history(ids[0]!)).map(({ type }) => type)).toEqual(['ClockStarted', 'ClockChanged']);

    const writes = records.counters.writes;
    const again = await process().ask(request(), wish);
    await isDone(log, again._id);
    expect(await log.countMoves(again._id)).toBe(0);
    expect(records.counters.writes).toBe(writes);
    expect(await fsck(db, CLOCKED)).toMatchObject({ records: 10, events: 20, faultCount: 0 });
  });

  it('a process killed in the middle leaves nothing undone or done twice: the next one comes to the same', async () => {
    const { db, log, process, lastDays, records, ids } = await town();
    const dying = Object.create(records) as typeof records;
    let left = 5;
    // The process is gone: its sixth write never comes, and nothing after it.
    dying.change = (command, decide) => ((left -= 1) < 0 ? new Promise(() => undefined) : records.change(command, decide));
    const { _id: run } = await process({ records: dying }).ask(request(), wish);
    await eventually(async () => expect((await lastDays()).filter((day) => day === NEW)).toHaveLength(5), PATIENCE);
    expect(await log.run(run)).toMatchObject({ state: 'running', scanned: 3 });

    await db.collection('recomputations').updateOne({ _id: run as never }, { $set: { heldUntil: new Date(0) } });
    const next = process();
    next.resume();
    await isDone(log, run);
    await next.stop();

    expect(new Set(await lastDays())).toEqual(new Set([NEW]));
    expect(await log.run(run)).toMatchObject({ scanned: 10, faults: [] });
    expect(await log.countMoves(run)).toBe(10);
    for (const id of ids) expect((await records.history(id)).map(({ type }) => type)).toEqual(['ClockStarted', 'ClockChanged']);
  });

  it('a process that is told to stop leaves the rest to the next, which the same key calls', async () => {
    const { log, process, lastDays } = await town();
    const key = newId();
    const first = process({ pageSize: 1 });
    await first.ask(request(key), wish);
    await eventually(async () => expect((await log.run(key))?.scanned).toBeGreaterThan(0), PATIENCE);
    await first.stop();

    const { _id: run } = await process().ask(request(key), wish);
    expect(run).toBe(key);
    await isDone(log, run);
    expect(new Set(await lastDays())).toEqual(new Set([NEW]));
  });

  it('a record whose clock cannot be counted is named, and holds up no other', async () => {
    const { db, log, process, lastDays, ids } = await town();
    const path = 'state.clocks.T-TRIAGE/q-zjj/1.ruleSet.version';
    await db.collection('clocked').updateOne({ _id: ids[0] as never }, { $set: { [path]: 99 } });
    const { _id: run } = await process().ask(request(), wish);
    await isDone(log, run);

    expect(await log.run(run)).toMatchObject({ faults: [{ record: ids[0], code: 'time.rule-missing' }] });
    expect((await lastDays()).filter((day) => day === NEW)).toHaveLength(9);
  });
});
