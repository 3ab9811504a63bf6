import type { Expiry, WarningLevel } from './directory/rule-set.js';
import type { OrgId, RegionCode, StaffId } from './ids.js';
import type { Instant, LocalDate } from './instant.js';

/** 业务时钟: the lawful time. In development it is one file that can be set and moved; in production the machine's clock. */
export interface BusinessClock {
  now(): Instant;
}

/** Whose duty or right a clock is. */
export type ClockHolder = { readonly kind: 'organisation'; readonly org: OrgId } | { readonly kind: 'petitioner'; readonly person: string };

export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'lapsed' | 'cancelled';

/** One line of a clock's ledger (台账): what happened to it, why, and on whose word. */
export interface ClockEntry {
  readonly kind: 'started' | 'paused' | 'resumed' | 'extended' | 'met' | 'missed' | 'lapsed' | 'cancelled' | 'recomputed';
  readonly at: Instant;
  /** Name of the event or command that caused it. */
  readonly cause: string;
  readonly article: string;
  readonly actor: StaffId;
  /** Days added by an extension; the unit is the clock's own day type. */
  readonly days?: number;
  /** How the clock counted from this entry on: the rule version and the calendar editions; of a recompute, also its last day before. */
  readonly lastDay?: LocalDate;
  readonly lastDayBefore?: LocalDate;
  readonly ruleSet?: { readonly region: string; readonly version: number };
  readonly calendar?: readonly string[];
  readonly calendarBefore?: readonly string[];
}

/** 期限: a clock that runs on a matter. Due instant and state follow from the ledger, the rule set and the calendar. */
export interface Clock {
  /** Unique within the matter: `<timer>/<holder>/<n>`. */
  readonly id: string;
  readonly timer: string;
  readonly nature: 'duty' | 'right';
  readonly expiry: Expiry;
  readonly holder: ClockHolder;
  /** The petition office that watches the holder; absent for a petitioner's right. */
  readonly supervisor?: OrgId;
  readonly region: RegionCode;
  readonly startedAt: Instant;
  /** Exclusive: 00:00 +08:00 of the day after the last day. Not meaningful while paused. */
  readonly due: Instant;
  readonly lastDay: LocalDate;
  readonly warnings: readonly { readonly level: WarningLevel; readonly at: Instant }[];
  readonly warned: readonly WarningLevel[];
  readonly provisional: boolean;
  readonly ruleSet: { readonly region: string; readonly version: number };
  /** Calendar editions used, `region/year#edition`. */
  readonly calendar: readonly string[];
  /** Days of the limit in the rule's day type (or written in an assignment as a date). */
  readonly limit: number | null;
  readonly state: ClockState;
  readonly ledger: readonly ClockEntry[];
}

/** The seven facts that move clocks; the same in every service that owns some. */
export type ClockEvent =
  | { readonly type: 'ClockStarted'; readonly data: { readonly clock: Clock } }
  | {
      readonly type: 'ClockChanged';
      readonly data: { readonly clock: Clock; readonly change: 'paused' | 'resumed' | 'extended' | 'recomputed' };
    }
  | { readonly type: 'ClockEnded'; readonly data: { readonly clock: Clock } }
  | { readonly type: 'DeadlineWarned'; readonly data: { readonly clock: Clock; readonly level: WarningLevel } }
  | { readonly type: 'DutyMissed'; readonly data: { readonly clock: Clock } }
  | { readonly type: 'DutyMissRetracted'; readonly data: { readonly clock: Clock; readonly reason: string } }
  | { readonly type: 'RightLapsed'; readonly data: { readonly clock: Clock } };

export const CLOCK_EVENT_NAMES = [
  'ClockStarted',
  'ClockChanged',
  'ClockEnded',
  'DeadlineWarned',
  'DutyMissed',
  'DutyMissRetracted',
  'RightLapsed',
] as const;

/** The clocks of one record, by id. */
export type ClockBook = Readonly<Record<string, Clock>>;
