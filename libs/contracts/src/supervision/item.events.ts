import { z } from 'zod';
import { clock } from '../common/clock-events.js';
import { eventsOf } from '../define.js';
import { instant, localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('supervision', 'supervision');
const withheld = SAMPLE.withheld;

/** One item per supervised body (一事一项). */
const item = { itemId: z.string(), body: orgId, supervisor: orgId };
/** The clock that begins to run with the event, so that the item knows its own among those of its supervisor. */
const nextClock = z.string().exactOptional();
const itemSample = { itemId: 'q-zjj/1', body: SAMPLE.agency, supervisor: SAMPLE.office };

/** 督查督办理由 (S0-02, Regulation Art. 40). */
export const GROUNDS = [
  'limit-missed',
  'procedure-broken',
  'shifting',
  'false-report',
  'opinion-not-carried-out',
  'leader-assigned',
  'agency-fault',
] as const;

export const MatterWatched = define({
  name: 'MatterWatched',
  title: 'Supervision began to watch a matter (纳入督查)',
  schema: matterEvent({
    number: z.string(),
    registeredBy: orgId,
    region: z.string(),
    firstTime: z.boolean(),
    petitioners: z.array(z.string()),
    /** Keyed hash of the query code, by which the petitioner finds the evaluation. */
    queryCodeHash: z.string().exactOptional(),
    /** Second factors beside the query code: their ends are compared. */
    phones: z.array(sealed).exactOptional(),
    idNumbers: z.array(sealed).exactOptional(),
  }),
  sample: {
    number: 'XF99010220260803000019',
    registeredBy: SAMPLE.office,
    region: '990102',
    firstTime: true,
    petitioners: ['p1'],
    withheld,
  },
});

export const ClockNoted = define({
  name: 'ClockNoted',
  isSent: false,
  title: 'The copy of a clock that another service owns, for the due lists (期限抄录)',
  schema: matterEvent({ service: z.string(), clock }),
  sample: {
    service: 'intake',
    clock: {
      id: 'T-TRIAGE/q-xfj/1',
      timer: 'T-TRIAGE',
      nature: 'duty',
      expiry: 'supervision',
      holder: { kind: 'organisation', org: SAMPLE.office },
      region: SAMPLE.region,
      startedAt: SAMPLE.at,
      due: SAMPLE.later,
      lastDay: SAMPLE.laterDay,
      warnings: [],
      warned: [],
      provisional: false,
      ruleSet: { region: 'nation', version: 1 },
      calendar: ['nation/2026#1'],
      limit: 15,
      state: 'running',
      ledger: [{ kind: 'started', at: SAMPLE.at, cause: 'PetitionRegistered', article: 'Regulation Art. 22', actor: SAMPLE.staff }],
    },
    withheld,
  },
});

export const WithheldNoted = define({
  name: 'WithheldNoted',
  title: 'From now on the matter is withheld otherwise (保密范围抄录, Regulation Art. 30 ¶3)',
  schema: matterEvent({ source: z.string() }),
  sample: { source: 'intake', withheld },
});

export const ItemOpened = define({
  name: 'ItemOpened',
  title: 'A supervision item was opened (督查督办立项)',
  schema: matterEvent({
    ...item,
    ground: z.enum(GROUNDS),
    clockId: z.string().exactOptional(),
    due: instant.exactOptional(),
    openedBy: staffId,
    nextClock,
  }),
  sample: { ...itemSample, ground: 'limit-missed', clockId: 'T-HANDLE/q-zjj/1', due: SAMPLE.later, openedBy: SAMPLE.staff, withheld },
});

export const FurtherMissNoted = define({
  name: 'FurtherMissNoted',
  title: 'The body missed another limit while its item is open (并入督办件); one item per body',
  schema: matterEvent({ ...item, clockId: z.string(), due: instant, nextClock }),
  sample: { ...itemSample, clockId: 'T-HANDLE/q-zjj/1', due: SAMPLE.later, withheld },
});

export const ReminderIssued = define({
  name: 'ReminderIssued',
  title: 'Reminder for reply (催办, S0-19, L20)',
  schema: matterEvent({ ...item, n: z.int().positive(), timer: z.string(), lastDay: localDate, issuedAt: instant, nextClock }),
  sample: { ...itemSample, n: 1, timer: 'T-HANDLE', lastDay: SAMPLE.laterDay, issuedAt: SAMPLE.later, withheld },
});

export const NoticeProposed = define({
  name: 'NoticeProposed',
  title: 'A supervision notice was proposed to the leader (拟督办)',
  schema: matterEvent({ ...item, ground: z.enum(GROUNDS) }),
  sample: { ...itemSample, ground: 'limit-missed', withheld },
});

export const NoticeIssued = define({
  name: 'NoticeIssued',
  title: 'Supervision notice with the leader’s approval (督办函, L21)',
  schema: matterEvent({ ...item, ground: z.enum(GROUNDS), demand: sealed, approvedBy: staffId, replyBy: localDate }),
  sample: { ...itemSample, ground: 'limit-missed', demand: SAMPLE.sealed, approvedBy: SAMPLE.head, replyBy: SAMPLE.laterDay, withheld },
});

export const VisitRecorded = define({
  name: 'VisitRecorded',
  title: 'On-the-spot check by at least two (现场督查, S0-20)',
  schema: matterEvent({ ...item, members: z.array(staffId), visitedOn: localDate, findings: sealed }),
  sample: { ...itemSample, members: [SAMPLE.staff, SAMPLE.head], visitedOn: SAMPLE.day, findings: SAMPLE.sealed, withheld },
});

export const FeedbackRecorded = define({
  name: 'FeedbackRecorded',
  title: 'The body replied to the supervision (反馈, S0-22)',
  schema: matterEvent({ ...item, by: staffId, reply: sealed, repliedOn: localDate }),
  sample: { ...itemSample, by: SAMPLE.staff, reply: SAMPLE.sealed, repliedOn: SAMPLE.day, withheld },
});

/** 处结标准, six closing checks (S0-24). */
export const CLOSING_CHECKS = [
  'facts-clear',
  'conclusion-right',
  'law-followed',
  'formalities-complete',
  'material-complete',
  'opinion-carried-out',
] as const;
const checks = z.object(
  Object.fromEntries(CLOSING_CHECKS.map((check) => [check, z.boolean()])) as Record<(typeof CLOSING_CHECKS)[number], z.ZodBoolean>,
);

export const ItemExamined = define({
  name: 'ItemExamined',
  title: 'The result was examined against the closing standard (审核)',
  schema: matterEvent({ ...item, checks, by: staffId }),
  sample: {
    ...itemSample,
    checks: {
      'facts-clear': true,
      'conclusion-right': true,
      'law-followed': true,
      'formalities-complete': true,
      'material-complete': true,
      'opinion-carried-out': true,
    },
    by: SAMPLE.staff,
    withheld,
  },
});

export const ReworkDemanded = define({
  name: 'ReworkDemanded',
  title: 'Returned for rework with what is missing and a new limit (退回重办, S0-25, L25)',
  schema: matterEvent({
    ...item,
    round: z.int().positive(),
    missing: z.array(z.enum(CLOSING_CHECKS)).min(1),
    reason: sealed,
    replyBy: localDate,
  }),
  sample: { ...itemSample, round: 1, missing: ['facts-clear'], reason: SAMPLE.sealed, replyBy: SAMPLE.laterDay, withheld },
});

export const StepFailed = define({
  name: 'StepFailed',
  title: 'A supervision step had no effect in its limit (督办未果)',
  schema: matterEvent({ ...item, step: z.enum(['notice', 'explanation', 'rework']), failures: z.int().positive(), nextClock }),
  sample: { ...itemSample, step: 'notice', failures: 1, withheld },
});

export const ExplanationDemanded = define({
  name: 'ExplanationDemanded',
  title: 'The body must explain (责成说明情况, S0-23, L24)',
  schema: matterEvent({ ...item, approvedBy: staffId, facts: sealed, replyBy: localDate }),
  sample: { ...itemSample, approvedBy: SAMPLE.head, facts: SAMPLE.sealed, replyBy: SAMPLE.laterDay, withheld },
});

export const ItemClosed = define({
  name: 'ItemClosed',
  title: 'The item was closed (督办办结): all six checks passed, or its ground is gone',
  schema: matterEvent({ ...item, by: staffId, reason: z.enum(['passed', 'miss-retracted', 'matter-withdrawn', 'withheld']), nextClock }),
  sample: { ...itemSample, by: SAMPLE.staff, reason: 'passed', withheld },
});

export const SupervisionReported = define({
  name: 'SupervisionReported',
  title: 'The report on supervision that a leader had ordered was handed in (督查情况报告, S0-22, L22)',
  schema: matterEvent({ ...item, by: staffId, report: sealed, reportedOn: localDate }),
  sample: { ...itemSample, by: SAMPLE.staff, report: SAMPLE.sealed, reportedOn: SAMPLE.day, withheld },
});
