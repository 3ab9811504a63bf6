import {
  asOrgId,
  asRegionCode,
  asStaffId,
  EMPTY_DIRECTORY,
  type Actor,
  type Directory,
  type Organisation,
  type OrganisationKind,
  type Region,
  type Role,
  type Staff,
} from '@huiyin/kernel';
import { withLaw } from '@huiyin/time';

/** A small made-up city for tests: a province, a city and a district with their petition offices and some bodies. */
const regions: readonly Region[] = [
  { code: asRegionCode('990000'), name: '样省', level: 'province' },
  { code: asRegionCode('990100'), name: '云州市', level: 'city', parent: asRegionCode('990000') },
  { code: asRegionCode('990102'), name: '清河区', level: 'county', parent: asRegionCode('990100') },
];

const REGION = { p: asRegionCode('990000'), c: asRegionCode('990100'), q: asRegionCode('990102') } as const;

const body = (id: `${keyof typeof REGION}-${string}`, kind: OrganisationKind, superiors: readonly string[] = []): Organisation => ({
  id: asOrgId(id),
  name: id,
  kind,
  region: REGION[id[0] as keyof typeof REGION],
  code: id,
  superiors: superiors.map(asOrgId),
  vertical: false,
});

const organisations: readonly Organisation[] = [
  body('p-xfj', 'petition-office'),
  body('c-xfj', 'petition-office', ['p-xfj']),
  body('c-gov', 'government'),
  body('c-zjj', 'agency', ['c-gov']),
  body('q-xfj', 'petition-office', ['c-xfj']),
  body('q-gov', 'government', ['c-gov']),
  body('q-jw', 'discipline'),
  body('q-zjj', 'agency', ['c-zjj', 'q-gov']),
  body('q-cgj', 'agency', ['q-gov']),
  body('q-cgj-1', 'agency', ['q-cgj']),
];

export const staffOf = (org: string, post: string, ...roles: readonly Role[]): Actor => ({
  id: asStaffId(`${org}:${post}`),
  org: asOrgId(org),
  roles: [...roles],
});

export const system = staffOf('system', 'system', 'system');
export const supervisor = staffOf('q-xfj', 'supervisor', 'supervisor');
export const secondSupervisor = staffOf('q-xfj', 'supervisor-2', 'supervisor');
export const leader = staffOf('q-xfj', 'leader', 'leader');
export const registrar = staffOf('q-xfj', 'registrar', 'registrar');
export const undertaker = staffOf('q-zjj', 'undertaker-1', 'undertaker');
export const head = staffOf('q-zjj', 'head', 'head');
export const cityLeader = staffOf('c-xfj', 'leader', 'leader');
export const discipline = staffOf('q-jw', 'undertaker-1', 'undertaker');

const staff: readonly Staff[] = [supervisor, secondSupervisor, leader, registrar, undertaker, head, cityLeader, discipline].map(
  ({ id, org, roles }) => ({ id, org, roles, name: id }),
);

export const city: Directory = withLaw({
  ...EMPTY_DIRECTORY,
  organisations: new Map(organisations.map((organisation) => [organisation.id, organisation])),
  regions: new Map(regions.map((region) => [region.code, region])),
  staff: new Map(staff.map((person) => [person.id, person])),
});
