import type { Directory, OrgId, RegionCode, RuleScope } from '@huiyin/kernel';

const regionsUp = (region: RegionCode, directory: Directory): readonly RegionCode[] => {
  const lineage: RegionCode[] = [];
  let next: RegionCode | undefined = region;
  while (next !== undefined && !lineage.includes(next)) {
    lineage.push(next);
    next = directory.regions.get(next)?.parent;
  }

  return lineage;
};

/** A region and those above it, the nearest first, ending with the nation; of an organisation: itself, then its region and so on. */
export const lineageOf = (scope: RuleScope, directory: Directory): readonly RuleScope[] => {
  if (scope === 'nation') return ['nation'];
  const organisation = directory.organisations.get(scope as OrgId);
  if (organisation !== undefined) return [organisation.id, ...regionsUp(organisation.region, directory), 'nation'];

  return [...regionsUp(scope as RegionCode, directory), 'nation'];
};
