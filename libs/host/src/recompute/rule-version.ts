import type { Clock, Directory, RuleSet, TimerRule } from '@huiyin/kernel';
import { lineageOf, ruleOf } from '@huiyin/time';
import type { RecomputationWish } from './recomputation-wish.js';

/** The rules that a wish names. */
export const ruleSetOf = ({ region, ruleVersion }: RecomputationWish, directory: Directory): RuleSet | undefined =>
  region === undefined ? undefined : directory.ruleSets.get(region)?.find(({ version }) => version === ruleVersion);

export const timerRuleOf = (ruleSet: RuleSet | undefined, timer: string | undefined): TimerRule | undefined =>
  ruleSet?.timers.find((rule) => rule.timer === timer);

/** The case of the rule that a clock was started by: the one whose limit it has. */
const variantOf = (rule: TimerRule, limit: number | null): string | undefined =>
  rule.limit === limit ? undefined : Object.entries(rule.variants ?? {}).find(([, own]) => own === limit)?.[0];

const isByDate = ({ type }: TimerRule): boolean => type === 'assigned' || type === 'date';

/** A limit that was written as a date stays that date; any other is what the new version gives for the same case. */
const limitUnder = (clock: Clock, was: TimerRule, is: TimerRule): number | null => {
  if (isByDate(was) || isByDate(is)) return clock.limit;
  const variant = variantOf(was, clock.limit);

  return (variant === undefined ? undefined : is.variants?.[variant]) ?? is.limit ?? clock.limit;
};

/**
 * The clock under the version that the wish names. Nothing where it has that version, or took its rule from a nearer region than the
 * one named: that region's own rule still wins.
 */
export const underVersion = (clock: Clock, wish: RecomputationWish, directory: Directory): Clock | undefined => {
  const { region, ruleVersion: version } = wish;
  const rule = timerRuleOf(ruleSetOf(wish, directory), clock.timer);
  if (region === undefined || version === undefined || rule === undefined) return undefined;
  if (clock.ruleSet.region === region && clock.ruleSet.version === version) return undefined;
  if (!lineageOf(region, directory).some((code) => code === clock.ruleSet.region)) return undefined;

  return { ...clock, ruleSet: { region, version }, limit: limitUnder(clock, ruleOf(clock, directory).rule, rule) };
};
