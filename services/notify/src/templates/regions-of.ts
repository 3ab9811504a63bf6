import type { Directory, OrgId, RegionCode } from '@huiyin/kernel';

/** A region and the wider ones, the narrowest first. */
export const regionsAround = (start: RegionCode, { regions }: Pick<Directory, 'regions'>): readonly RegionCode[] => {
  const chain: RegionCode[] = [];
  let region: RegionCode | undefined = start;
  while (region !== undefined && !chain.includes(region)) {
    chain.push(region);
    region = regions.get(region)?.parent;
  }

  return chain;
};

/** An organisation's region and the wider ones. */
export const regionsOf = (org: OrgId, directory: Pick<Directory, 'organisations' | 'regions'>): readonly RegionCode[] => {
  const region = directory.organisations.get(org)?.region;

  return region === undefined ? [] : regionsAround(region, directory);
};
