import type { LocalDate } from '../instant.js';
import type { OrgId, RegionCode } from '../ids.js';

/** 期限种类: calendar days, working days, months, a fixed date of the year, backwards from a day. */
export const DAY_TYPES = ['cal', 'wd', 'month', 'date', 'assigned'] as const;
export type DayType = (typeof DAY_TYPES)[number];

export const WARNING_LEVELS = ['notice', 'yellow', 'red'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** When a warning is given: a share of the limit gone, or days of a type left. The earlier of the given ones holds. */
export interface WarningRule {
  readonly level: WarningLevel;
  readonly shareGone?: number;
  readonly left?: { readonly days: number; readonly type: 'cal' | 'wd' };
}

/** What a clock that ends unmet leads to. */
export const EXPIRIES = ['supervision', 'warn', 'right-lapses', 'deemed-accepted', 'ladder'] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** The service whose records hold the clocks of a timer: the one whose events meet it. */
export const TIMER_OWNERS = ['intake', 'hearing', 'supervision', 'archive', 'notify'] as const;
export type TimerOwner = (typeof TIMER_OWNERS)[number];

/** The same words in Chinese and in English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What starts or meets a clock, in words, with the events or commands that say so where there are some. */
export interface TimerCue extends Bilingual {
  readonly events: readonly string[];
}

/** One timer of domain.md §2. */
export interface TimerRule {
  readonly timer: string;
  readonly title: Bilingual;
  /** 起算, 完成, 主管服务, 责任人, 逾期后果: told to people, never computed from. Every timer of the law names them. */
  readonly starts?: TimerCue;
  readonly meets?: TimerCue;
  readonly owner?: TimerOwner;
  readonly dutyHolder?: Bilingual;
  readonly onExpiry?: Bilingual;
  /** Absent for `assigned` (the limit is written in the assignment). */
  readonly limit?: number;
  /** Other limits of the same rule by case, for example `on-the-spot` of T-HEAR-RESULT. */
  readonly variants?: Readonly<Record<string, number>>;
  readonly type: DayType;
  /** 义务或权利: a missed duty may open supervision, a right only lapses. */
  readonly nature: 'duty' | 'right';
  readonly direction: 'forward' | 'backward';
  readonly expiry: Expiry;
  readonly source: string;
  readonly article: string;
  readonly mark: 'A' | 'B' | 'C' | 'S' | 'L' | 'P';
  readonly warnings: readonly WarningRule[];
}

/** Where rules hold: the nation, a region, or one organisation alone (Regulation > province > city > county > agency). */
export type RuleScope = RegionCode | OrgId | 'nation';

/** One version of a region's (or an organisation's) rules. A running clock keeps the version it began with. */
export interface RuleSet {
  readonly region: RuleScope;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly source: string;
  readonly timers: readonly TimerRule[];
  /** Numbers that are no time limits, for example how many reminders count as repeated (多次). */
  readonly parameters: Readonly<Record<string, number>>;
}
