import type { Directory, Organisation } from '@huiyin/kernel';

const officeOf = ({ id, name, kind, region, desk }: Organisation, directory: Directory) =>
  desk === undefined ? [] : [{ id, name, kind, region, regionName: directory.regions.get(region)?.name ?? region, ...desk }];

/** 信访渠道公开 (S2-29, S3-06): where one may go, when, and with what; of all, or of one region. */
export const publicOffices = (directory: Directory, region?: string) =>
  [...directory.organisations.values()]
    .filter((one) => region === undefined || one.region === region)
    .flatMap((one) => officeOf(one, directory))
    .sort((a, b) => a.region.localeCompare(b.region) || a.id.localeCompare(b.id));
