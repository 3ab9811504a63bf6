import { Fault, type Directory, type LocalDate, type RegionCode, type TimerRule } from '@huiyin/kernel';
import { daysOfRule, type Days } from '../days.js';
import { lineageOf } from '../regions.js';
import { findRule, ruleSetsFor, type Where } from './find-rule.js';

/** A limit asked for: which timer, where and when, and in which case of the rule (`variants`). */
export interface LimitQuery extends Where {
  readonly timer: string;
  readonly variant?: string;
}

/** The limit of a rule, in its own day type. */
export const limitOfRule = (rule: TimerRule, variant?: string): Days => {
  const limit = variant === undefined ? rule.limit : rule.variants?.[variant];
  if (limit === undefined) {
    throw new Fault('time.rule-without-limit', `${rule.timer} has no limit ${variant ?? ''}`, { retryable: false });
  }

  return daysOfRule(limit);
};

/** The limit a rule set gives, in the rule's own day type; a fault where the rule has none (a limit that is written each time). */
export const limitOf = (query: LimitQuery, directory: Directory): Days =>
  limitOfRule(findRule(query.timer, query, directory).rule, query.variant);

/** As many days as were asked for, if the rule grants that many (T-EXTEND: at most 30); else nothing. */
export const grantDays = (asked: number, query: LimitQuery, directory: Directory): Days | undefined =>
  Number.isInteger(asked) && asked > 0 && asked <= limitOf(query, directory) ? daysOfRule(asked) : undefined;

const latestFor = (region: RegionCode | 'nation', directory: Directory) =>
  lineageOf(region, directory).flatMap((code) =>
    [...(directory.ruleSets.get(code) ?? [])].sort((a, b) => b.version - a.version).slice(0, 1),
  );

/** A number of the rule sets that is no time limit; the nearest region wins. Without a day the newest versions are asked. */
export const parameter = (
  directory: Directory,
  where: RegionCode | 'nation' | { readonly region: RegionCode | 'nation'; readonly on: LocalDate },
  name: string,
): number => {
  const sets = typeof where === 'string' ? latestFor(where, directory) : ruleSetsFor(where, directory);
  const found = sets.map((set) => set.parameters[name]).find((value) => value !== undefined);
  if (found === undefined) throw new Fault('time.parameter-missing', `no parameter ${name}`, { retryable: false });

  return found;
};
