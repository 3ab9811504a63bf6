import {
  Fault,
  type Clock,
  type ClockHolder,
  type Instant,
  type LocalDate,
  type Moment,
  type OrgId,
  type RegionCode,
} from '@huiyin/kernel';
import { dayOf, daysBetween, startOf, toLocalDate } from '../local-date.js';
import { findRule, type FoundRule } from '../rules/find-rule.js';
import { limitOfRule } from '../rules/limits.js';
import { nextFixedDate } from '../counting/fixed-date.js';
import { countedWith } from './change-clock.js';
import { lastMoment } from './is-over.js';

/** What starts a clock. `at` is the instant of the event with legal meaning (default: now); `after` follows the end of another clock. */
export interface ClockStart {
  readonly timer: string;
  readonly holder: ClockHolder;
  /** Region whose rules and calendar hold: as a rule the holder's. */
  readonly region: RegionCode;
  /** Name of the event or command that starts it. */
  readonly cause: string;
  /** A day alone (a day of service) stands for its first instant. */
  readonly at?: Instant | LocalDate;
  /** The clock whose end is the event: day 1 is the day after that clock's last day. Wins over `at`. */
  readonly after?: Clock;
  /** Number among the clocks of this timer and holder; 1 by default (`nextNumber`). */
  readonly n?: number;
  readonly supervisor?: OrgId;
  /** 交办: the last day written in the assignment; needed for a timer whose limit is assigned. */
  readonly until?: LocalDate;
  /** Case of the rule with a limit of its own. */
  readonly variant?: string;
}

export const heldBy = (org: OrgId): ClockHolder => ({ kind: 'organisation', org });
export const heldByPetitioner = (person: string): ClockHolder => ({ kind: 'petitioner', person });
export const clockId = (timer: string, holder: ClockHolder, n: number): string =>
  `${timer}/${holder.kind === 'organisation' ? holder.org : holder.person}/${n}`;

const startInstant = (start: ClockStart, moment: Moment): Instant => {
  if (start.after !== undefined) return lastMoment(start.after);
  if (start.at === undefined) return moment.at;

  return start.at.includes('T') ? (start.at as Instant) : startOf(toLocalDate(start.at));
};

/** Limits that are dates become days from the start, so that every clock counts alike. */
const limitFor = (start: ClockStart, day: LocalDate, { rule }: FoundRule): number => {
  if (rule.type === 'date') return daysBetween(day, nextFixedDate(day, rule.limit ?? 0));
  if (rule.type !== 'assigned') return limitOfRule(rule, start.variant);
  if (start.until === undefined) throw new Fault('time.limit-not-written', `${start.timer} needs its written limit`, { retryable: false });

  return daysBetween(day, start.until);
};

/** A clock begins: it takes the rule that holds on the day of the event, and keeps that version (INV-13). */
export const startClock = (start: ClockStart, moment: Moment): Clock => {
  const startedAt = startInstant(start, moment);
  const day = dayOf(startedAt);
  const org = start.holder.kind === 'organisation' ? { org: start.holder.org } : {};
  const found = findRule(start.timer, { region: start.region, on: day, ...org }, moment.directory);
  const { rule, ruleSet } = found;
  if (rule.direction === 'backward') throw new Fault('time.rule-counts-backward', `${start.timer} is no clock`, { retryable: false });
  const clock: Clock = {
    id: clockId(start.timer, start.holder, start.n ?? 1),
    timer: start.timer,
    nature: rule.nature,
    expiry: rule.expiry,
    holder: start.holder,
    ...(start.supervisor === undefined ? {} : { supervisor: start.supervisor }),
    region: start.region,
    startedAt,
    due: startedAt,
    lastDay: day,
    warnings: [],
    warned: [],
    provisional: false,
    ruleSet: { region: ruleSet.region, version: ruleSet.version },
    calendar: [],
    limit: limitFor(start, day, found),
    state: 'running',
    ledger: [],
  };

  return countedWith(clock, { kind: 'started', at: startedAt, cause: start.cause, article: rule.article, actor: moment.actor.id }, moment);
};
