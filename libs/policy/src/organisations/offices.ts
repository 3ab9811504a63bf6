import type { Directory, OrgId, Organisation, RegionCode } from '@huiyin/kernel';

interface Offices {
  /** 信访部门 of each region. */
  readonly petitionOffices: ReadonlyMap<RegionCode, OrgId>;
  /** 复查复核机构 by the government in whose name it decides. */
  readonly reviewOffices: ReadonlyMap<OrgId, OrgId>;
}

const read = (directory: Directory): Offices => {
  const organisations: readonly Organisation[] = [...directory.organisations.values()];
  const petitionOffices = organisations.filter((org) => org.kind === 'petition-office').map((org) => [org.region, org.id] as const);
  const reviewOffices = organisations.flatMap((org) => (org.actsFor === undefined ? [] : [[org.actsFor, org.id] as const]));

  return { petitionOffices: new Map(petitionOffices), reviewOffices: new Map(reviewOffices) };
};

/** A snapshot never changes, so what is read from it is read once. */
const known = new WeakMap<Directory, Offices>();

const officesOf = (directory: Directory): Offices => {
  const offices = known.get(directory) ?? read(directory);
  known.set(directory, offices);

  return offices;
};

/** The petition office (信访部门) of a region, or of the nearest region above that has one. */
export const petitionOfficeOf = (region: RegionCode, directory: Directory): OrgId | undefined => {
  const { petitionOffices } = officesOf(directory);
  const visited = new Set<RegionCode>();
  for (let code: RegionCode | undefined = region; code !== undefined && !visited.has(code); code = directory.regions.get(code)?.parent) {
    const office = petitionOffices.get(code);
    if (office !== undefined) return office;
    visited.add(code);
  }

  return undefined;
};

/** The review office (复查复核机构) that decides in the name of a government. */
export const reviewOfficeOf = (government: OrgId, directory: Directory): OrgId | undefined =>
  officesOf(directory).reviewOffices.get(government);
