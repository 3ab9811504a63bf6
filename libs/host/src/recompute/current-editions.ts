import type { Directory, RegionCode } from '@huiyin/kernel';
import { lineageOf } from '@huiyin/time';

/** The calendar editions a service knows of a region and those above it, `region/year#edition`: tells which service lags behind. */
export const currentEditions = (region: RegionCode | 'nation' | undefined, directory: Directory): readonly string[] => {
  const regions: readonly string[] = region === undefined ? [] : lineageOf(region, directory);

  return [...directory.calendars.values()]
    .filter((edition) => region === undefined || regions.includes(edition.region))
    .map((edition) => `${edition.region}/${edition.year}#${edition.edition}`)
    .sort();
};
