import { CLOCK_EVENT_NAMES, WARNING_LEVELS, EXPIRIES, type Clock } from '@huiyin/kernel';
import { z } from 'zod';
import type { Define, EventDefinition } from '../define.js';
import { instant, localDate, orgId, regionCode, staffId } from './fields.js';
import { SAMPLE } from './samples.js';
import { matterEvent } from './withheld.js';

const level = z.enum(WARNING_LEVELS);

const ruleSet = z.object({ region: z.string(), version: z.int() });

const entry = z.object({
  kind: z.enum(['started', 'paused', 'resumed', 'extended', 'met', 'missed', 'lapsed', 'cancelled', 'recomputed']),
  at: instant,
  cause: z.string(),
  article: z.string(),
  actor: staffId,
  days: z.int().exactOptional(),
  lastDay: localDate.exactOptional(),
  lastDayBefore: localDate.exactOptional(),
  ruleSet: ruleSet.exactOptional(),
  calendar: z.array(z.string()).exactOptional(),
  calendarBefore: z.array(z.string()).exactOptional(),
});

/** 期限: a clock as it stands after the event, with its ledger. */
export const clock = z.object({
  id: z.string().min(1),
  timer: z.string().regex(/^T-[A-Z-]+$/),
  nature: z.enum(['duty', 'right']),
  expiry: z.enum(EXPIRIES),
  holder: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('organisation'), org: orgId }),
    z.object({ kind: z.literal('petitioner'), person: z.string() }),
  ]),
  supervisor: orgId.exactOptional(),
  region: regionCode,
  startedAt: instant,
  due: instant,
  lastDay: localDate,
  warnings: z.array(z.object({ level, at: instant })),
  warned: z.array(level),
  provisional: z.boolean(),
  ruleSet,
  calendar: z.array(z.string()),
  limit: z.number().nullable(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'lapsed', 'cancelled']),
  ledger: z.array(entry).min(1),
}) satisfies z.ZodType<Clock>;

export const SAMPLE_CLOCK: Clock = {
  id: 'T-HANDLE/q-zjj/1',
  timer: 'T-HANDLE',
  nature: 'duty',
  expiry: 'supervision',
  holder: { kind: 'organisation', org: SAMPLE.agency },
  supervisor: SAMPLE.office,
  region: SAMPLE.region,
  startedAt: SAMPLE.at,
  due: SAMPLE.later,
  lastDay: SAMPLE.laterDay,
  warnings: [{ level: 'red', at: SAMPLE.later }],
  warned: [],
  provisional: false,
  ruleSet: { region: 'nation', version: 1 },
  calendar: ['nation/2026#1'],
  limit: 60,
  state: 'running',
  ledger: [{ kind: 'started', at: SAMPLE.at, cause: 'PetitionAccepted', article: 'Regulation Art. 34', actor: SAMPLE.staff }],
};

const sample = { clock: SAMPLE_CLOCK, withheld: SAMPLE.withheld };

/** The seven facts that move clocks, as events of one service's record. The service whose events meet a clock owns it. */
export const clockEventsOf = (define: Define) => ({
  ClockStarted: define({ name: 'ClockStarted', title: 'A clock began to run (期限起算)', schema: matterEvent({ clock }), sample }),
  ClockChanged: define({
    name: 'ClockChanged',
    title: 'A clock was paused, resumed, extended or computed anew (期限变更)',
    schema: matterEvent({ clock, change: z.enum(['paused', 'resumed', 'extended', 'recomputed']) }),
    sample: { ...sample, change: 'extended' as const },
  }),
  ClockEnded: define({ name: 'ClockEnded', title: 'A clock was met or cancelled (期限终止)', schema: matterEvent({ clock }), sample }),
  DeadlineWarned: define({
    name: 'DeadlineWarned',
    title: 'A deadline is near (期限预警)',
    schema: matterEvent({ clock, level }),
    sample: { ...sample, level: 'red' as const },
  }),
  DutyMissed: define({ name: 'DutyMissed', title: 'An agency let its limit pass (超期)', schema: matterEvent({ clock }), sample }),
  DutyMissRetracted: define({
    name: 'DutyMissRetracted',
    title: 'A fact with an earlier date came late: the limit was kept (超期撤回)',
    schema: matterEvent({ clock, reason: z.string() }),
    sample: { ...sample, reason: 'fact-arrived-late' },
  }),
  RightLapsed: define({
    name: 'RightLapsed',
    title: 'A right was not used within its limit (权利逾期)',
    schema: matterEvent({ clock }),
    sample,
  }),
});

export type ClockDefinitions = ReturnType<typeof clockEventsOf>;
export const clockDefinitionList = (definitions: ClockDefinitions): readonly EventDefinition[] =>
  CLOCK_EVENT_NAMES.map((name) => definitions[name] as EventDefinition);
