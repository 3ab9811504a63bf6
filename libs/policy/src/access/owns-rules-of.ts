import type { Actor, Directory, RuleScope } from '@huiyin/kernel';
import { lineageOf } from '@huiyin/time';

/** The nation's rules are kept where no region stands above one's own. */
const isTop = (own: string, { regions }: Directory): boolean =>
  [...regions.values()].some(({ code, parent }) => code === own && parent === undefined);

/** 规则管理员的范围: the rules and calendars of one's region and of all below it, organisations included; never those of another. */
export const ownsRulesOf = ({ org }: Pick<Actor, 'org'>, scope: RuleScope, directory: Directory): boolean => {
  const own = directory.organisations.get(org)?.region;
  if (own === undefined) return false;

  return scope === 'nation' ? isTop(own, directory) : lineageOf(scope, directory).includes(own);
};
