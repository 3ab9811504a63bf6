import type { RuleSetFault } from './check-rule-set.js';

export type RuleFaultCode =
  | RuleSetFault['code']
  | 'rule-set.source-missing'
  | 'rule-set.parameter-unknown'
  | 'rule-set.parameter-not-whole'
  | 'rule-set.parameter-even';

const REASONS: Readonly<Record<RuleFaultCode, string>> = {
  'rule-set.looser-than-law': 'looser than the law: a duty may not be longer; a right, or the notice before a hearing, not shorter',
  'rule-set.timer-unknown': 'the law has no such timer',
  'rule-set.timer-twice': 'the timer stands here twice',
  'rule-set.limit-missing': 'the timer has no limit',
  'rule-set.limit-not-whole': 'a limit is a whole number above zero, and no more than some years',
  'rule-set.date-impossible': 'there is no such date',
  'rule-set.source-missing': 'the source is missing: on which document does it rest?',
  'rule-set.ends-before-it-begins': 'valid-to lies before valid-from',
  'rule-set.version-not-rising': 'a later version exists already: numbers of versions rise',
  'rule-set.overlaps': 'the version overlaps another of the same region',
  'rule-set.parameter-unknown': 'the law has no such number',
  'rule-set.parameter-not-whole': 'a number here is whole and not negative',
  'rule-set.parameter-even': 'must be odd, so that no vote ends in a tie',
};

/** Why a written rule is refused, in words; with what it is about. */
export const reasonOf = (code: RuleFaultCode, about: string): string => `${about}: ${REASONS[code]}`;
