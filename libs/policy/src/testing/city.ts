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
} from '@huiyin/kernel';

const REGIONS: readonly Region[] = [
  { code: asRegionCode('990000'), name: '样省', level: 'province' },
  { code: asRegionCode('990100'), name: '云州市', level: 'city', parent: asRegionCode('990000') },
  { code: asRegionCode('990102'), name: '清河区', level: 'county', parent: asRegionCode('990100') },
  { code: asRegionCode('990121'), name: '临江县', level: 'county', parent: asRegionCode('990100') },
  { code: asRegionCode('990122'), name: '沙洲镇', level: 'town', parent: asRegionCode('990121') },
];

type Row = readonly [id: string, kind: OrganisationKind, region: string, superiors: string, more?: Partial<Organisation>];

/** A province, its city and two counties, cut down from the sample city. */
const ROWS: readonly Row[] = [
  ['p-xfj', 'petition-office', '990000', ''],
  ['p-gov', 'government', '990000', ''],
  ['p-fhb', 'review-office', '990000', '', { actsFor: asOrgId('p-gov') }],
  ['p-rst', 'agency', '990000', 'p-gov'],
  ['p-hbt', 'agency', '990000', 'p-gov'],
  ['c-xfj', 'petition-office', '990100', 'p-xfj'],
  ['c-gov', 'government', '990100', 'p-gov'],
  ['c-fhb', 'review-office', '990100', '', { actsFor: asOrgId('c-gov') }],
  ['c-jw', 'discipline', '990100', ''],
  ['c-rsj', 'agency', '990100', 'p-rst c-gov'],
  ['c-hbj', 'agency', '990100', 'p-hbt c-gov'],
  ['q-xfj', 'petition-office', '990102', 'c-xfj'],
  ['q-gov', 'government', '990102', 'c-gov'],
  ['q-fhb', 'review-office', '990102', '', { actsFor: asOrgId('q-gov') }],
  ['q-jw', 'discipline', '990102', 'c-jw'],
  ['q-rsj', 'agency', '990102', 'c-rsj q-gov'],
  ['q-cgj', 'agency', '990102', 'q-gov'],
  ['q-cgj-1', 'agency', '990102', 'q-cgj'],
  ['q-hpj', 'town', '990102', 'q-gov'],
  ['l-xfj', 'petition-office', '990121', 'c-xfj'],
  ['l-gov', 'government', '990121', 'c-gov'],
  ['l-hbj', 'agency', '990121', 'c-hbj', { vertical: true }],
  ['l-sz', 'town', '990122', 'l-gov'],
  ['l-gd', 'enterprise', '990121', 'l-gov', { supervisor: asOrgId('c-xfj') }],
];

const organisation = ([id, kind, region, superiors, more = {}]: Row): Organisation => ({
  id: asOrgId(id),
  name: id,
  kind,
  region: asRegionCode(region),
  code: id,
  superiors: superiors.split(' ').filter(Boolean).map(asOrgId),
  vertical: false,
  ...more,
});

export const city = (): Directory => ({
  ...EMPTY_DIRECTORY,
  regions: new Map(REGIONS.map((region) => [region.code, region])),
  organisations: new Map(ROWS.map(organisation).map((org) => [org.id, org])),
});

export const org = asOrgId;

export const actor = (organisationId: string, ...roles: readonly Role[]): Actor => ({
  id: asStaffId('s1'),
  org: org(organisationId),
  roles,
});
