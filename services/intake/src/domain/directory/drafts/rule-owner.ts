import { refused, type Decision, type Moment, type RuleScope } from '@huiyin/kernel';
import { authorise, ownsRulesOf } from '@huiyin/policy';

/** 规则管理员: rules and calendars are edited by rule owners of that region or of one above it. Nothing where the actor is one. */
export const notRuleOwner = (scope: RuleScope, { actor, directory }: Moment): Decision<never> | undefined => {
  const denied = authorise(actor, 'edit-rules');
  if (denied !== undefined) return denied;

  return ownsRulesOf(actor, scope, directory) ? undefined : refused('directory.rules-of-others');
};

/** Of whose rules or calendar an entity is: `990100`, or `990100/2026`. */
export const scopeOfEntity = (id: string): RuleScope => (id.split('/')[0] ?? id) as RuleScope;
