import type { Directory, LocalDate, RuleSet, TimerRule } from '@huiyin/kernel';
import { isDayOfEveryYear } from '../counting/fixed-date.js';
import { addDays } from '../local-date.js';
import { ruleSetsFor } from './find-rule.js';
import { looserThanLaw } from './looser-than-law.js';
import { statutoryRuleSet } from './statutory-rule-set.js';

/** Why a rule set is refused when it is saved. */
export interface RuleSetFault {
  readonly code:
    | 'rule-set.looser-than-law'
    | 'rule-set.timer-unknown'
    | 'rule-set.timer-twice'
    | 'rule-set.limit-missing'
    | 'rule-set.limit-not-whole'
    | 'rule-set.date-impossible'
    | 'rule-set.ends-before-it-begins'
    | 'rule-set.version-not-rising'
    | 'rule-set.overlaps';
  /** The timer or the version it is about. */
  readonly about: string;
}

/** The Regulation (A) and the national bureau's rules (B) bind; of the other defaults a region may differ either way. */
const isBinding = (rule: TimerRule): boolean => rule.mark === 'A' || rule.mark === 'B';

/** The law a rule set is held against: the nation's rules on its first day; the nation's own, against the Regulation as shipped. */
export const lawFor = ({ region, validFrom }: Pick<RuleSet, 'region' | 'validFrom'>, directory: Directory): RuleSet => {
  const nation = ruleSetsFor({ region: 'nation', on: validFrom }, directory)[0];

  return (region === 'nation' ? undefined : nation) ?? statutoryRuleSet();
};

const limitsOf = (rule: TimerRule): readonly number[] => [
  ...(rule.limit === undefined ? [] : [rule.limit]),
  ...Object.values(rule.variants ?? {}),
];

/** Longer is a slip of the pen; and comparing it with the law, day by day, would never end. */
const LONGEST_LIMIT = 2_000;

/** Nothing counts from zero or backwards, except what the law itself lets begin at once (T-DEEMED). */
const isWhole = (limit: number, law: TimerRule): boolean =>
  Number.isInteger(limit) && limit >= Math.min(law.limit ?? 1, 1) && limit <= LONGEST_LIMIT;

const limitFaults = (rule: TimerRule, law: TimerRule): readonly RuleSetFault['code'][] => {
  if (rule.type !== 'assigned' && rule.limit === undefined) return ['rule-set.limit-missing'];
  if (limitsOf(rule).some((limit) => !isWhole(limit, law))) return ['rule-set.limit-not-whole'];

  return rule.type === 'date' && !limitsOf(rule).every(isDayOfEveryYear) ? ['rule-set.date-impossible'] : [];
};

const faultsOfRule = (rule: TimerRule, law: TimerRule | undefined, directory: Directory): readonly RuleSetFault['code'][] => {
  if (law === undefined) return ['rule-set.timer-unknown'];
  const broken = limitFaults(rule, law);
  if (broken.length > 0) return broken;

  return isBinding(law) && looserThanLaw(rule, law, directory) ? ['rule-set.looser-than-law'] : [];
};

const timerFaults = (ruleSet: RuleSet, directory: Directory): readonly RuleSetFault[] => {
  const law = lawFor(ruleSet, directory).timers;

  return ruleSet.timers.flatMap((rule, index) => {
    const twice = ruleSet.timers.findIndex((other) => other.timer === rule.timer) < index;
    const found = faultsOfRule(
      rule,
      law.find((candidate) => candidate.timer === rule.timer),
      directory,
    );
    const codes: readonly RuleSetFault['code'][] = twice ? ['rule-set.timer-twice', ...found] : found;
    return codes.map((code) => ({ code, about: rule.timer }));
  });
};

/** A newer version closes an open older one the day before it begins; it never reaches back behind it, nor over a written end. */
const overlaps = (older: RuleSet, newer: RuleSet): boolean =>
  (older.validTo ?? addDays(newer.validFrom, -1)) >= newer.validFrom || older.validFrom >= newer.validFrom;

const periodFaults = (ruleSet: RuleSet, directory: Directory): readonly RuleSetFault[] => {
  const others = (directory.ruleSets.get(ruleSet.region) ?? []).filter((other) => other.version !== ruleSet.version);
  const end: LocalDate | undefined = ruleSet.validTo;
  const about = String(ruleSet.version);

  return [
    ...(end !== undefined && end < ruleSet.validFrom ? [{ code: 'rule-set.ends-before-it-begins', about } as const] : []),
    ...(others.some((other) => other.version > ruleSet.version) ? [{ code: 'rule-set.version-not-rising', about } as const] : []),
    ...others
      .filter((other) => other.version < ruleSet.version && overlaps(other, ruleSet))
      .map((other) => ({ code: 'rule-set.overlaps', about: String(other.version) }) as const),
  ];
};

/** All that speaks against saving a rule set; nothing where it may be saved (INV-13). */
export const checkRuleSet = (ruleSet: RuleSet, directory: Directory): readonly RuleSetFault[] => [
  ...periodFaults(ruleSet, directory),
  ...timerFaults(ruleSet, directory),
];
