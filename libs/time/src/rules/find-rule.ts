import {
  Fault,
  type Clock,
  type Directory,
  type LocalDate,
  type OrgId,
  type RegionCode,
  type RuleScope,
  type RuleSet,
  type TimerRule,
} from '@huiyin/kernel';
import { lineageOf } from '../regions.js';

/** Where and when a rule is asked for. */
export interface Where {
  readonly region: RegionCode | 'nation';
  readonly on: LocalDate;
  /** Whose duty it is, where the organisation may have rules of its own. */
  readonly org?: OrgId;
}

/** A rule with the rule set it stands in. */
export interface FoundRule {
  readonly rule: TimerRule;
  readonly ruleSet: RuleSet;
}

const holdsOn = (ruleSet: RuleSet, day: LocalDate): boolean =>
  ruleSet.validFrom <= day && (ruleSet.validTo === undefined || day <= ruleSet.validTo);

const scopesOf = ({ region, org }: Where, directory: Directory): readonly RuleScope[] => [
  ...(org === undefined ? [] : [org]),
  ...lineageOf(region, directory),
];

/** The rule sets that hold for an organisation or a region on a day, the nearest first; within each the highest version that holds. */
export const ruleSetsFor = (where: Where, directory: Directory): readonly RuleSet[] =>
  scopesOf(where, directory).flatMap((code) => {
    const [newest] = (directory.ruleSets.get(code) ?? []).filter((set) => holdsOn(set, where.on)).sort((a, b) => b.version - a.version);
    return newest === undefined ? [] : [newest];
  });

/** The nearest rule wins: what is looser than the law was refused when it was saved. */
export const findRule = (timer: string, where: Where, directory: Directory): FoundRule => {
  for (const ruleSet of ruleSetsFor(where, directory)) {
    const rule = ruleSet.timers.find((candidate) => candidate.timer === timer);
    if (rule !== undefined) return { rule, ruleSet };
  }

  throw new Fault('time.rule-missing', `no rule ${timer} for ${where.region} on ${where.on}`, { retryable: false });
};

/** The rule a clock began with: a running clock keeps its version (INV-13). */
export const ruleOf = (clock: Pick<Clock, 'timer' | 'ruleSet'>, directory: Directory): FoundRule => {
  const sets = directory.ruleSets.get(clock.ruleSet.region as RuleScope) ?? [];
  const ruleSet = sets.find((set) => set.version === clock.ruleSet.version);
  const rule = ruleSet?.timers.find((candidate) => candidate.timer === clock.timer);
  if (ruleSet === undefined || rule === undefined) {
    const name = `${clock.timer} of ${clock.ruleSet.region} version ${clock.ruleSet.version}`;
    throw new Fault('time.rule-missing', `no rule ${name}`, { retryable: false });
  }

  return { rule, ruleSet };
};
