import type { Directory, RegionCode } from '@huiyin/kernel';

/** A region and those above it, the nearest first, ending with the nation. */
export const lineageOf = (region: RegionCode | 'nation', directory: Directory): readonly (RegionCode | 'nation')[] => {
  if (region === 'nation') return ['nation'];
  const lineage: (RegionCode | 'nation')[] = [];
  let next: RegionCode | undefined = region;
  while (next !== undefined && !lineage.includes(next)) {
    lineage.push(next);
    next = directory.regions.get(next)?.parent;
  }

  return [...lineage, 'nation'];
};
