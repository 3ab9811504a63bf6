import { refused, type Decision, type Moment, type RuleScope } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { lineageOf } from '@huiyin/time';

/** The nation's rules are edited where no region stands above one's own. */
const isTop = (own: string, { directory }: Moment): boolean =>
  [...directory.regions.values()].some(({ code, parent }) => code === own && parent === undefined);

/** 规则管理员: rules and calendars are edited by rule owners of that region or of one above it. Nothing where the actor is one. */
export const notRuleOwner = (scope: RuleScope, moment: Moment): Decision<never> | undefined => {
  const denied = authorise(moment.actor, 'edit-rules');
  if (denied !== undefined) return denied;
  const own = moment.directory.organisations.get(moment.actor.org)?.region;
  if (own === undefined) return refused('directory.rules-of-others');
  const isOwn = scope === 'nation' ? isTop(own, moment) : lineageOf(scope, moment.directory).includes(own);

  return isOwn ? undefined : refused('directory.rules-of-others');
};

/** Of whose rules or calendar an entity is: `990100`, or `990100/2026`. */
export const scopeOfEntity = (id: string): RuleScope => (id.split('/')[0] ?? id) as RuleScope;
