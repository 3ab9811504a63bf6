import type { Directory, OrgId, RegionCode } from '@huiyin/kernel';

/** An organisation's region and the wider ones, the narrowest first. */
export const regionsOf = (org: OrgId, { organisations, regions }: Pick<Directory, 'organisations' | 'regions'>): readonly RegionCode[] => {
  const chain: RegionCode[] = [];
  let region = organisations.get(org)?.region;
  while (region !== undefined && !chain.includes(region)) {
    chain.push(region);
    region = regions.get(region)?.parent;
  }

  return chain;
};
