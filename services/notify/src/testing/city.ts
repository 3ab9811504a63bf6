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

const region = (code: string, level: Region['level'], parent?: string): Region => ({
  code: asRegionCode(code),
  name: code,
  level,
  ...(parent === undefined ? {} : { parent: asRegionCode(parent) }),
});

const REGIONS = [region('990000', 'province'), region('990100', 'city', '990000'), region('990102', 'county', '990100')];

type Row = readonly [id: string, name: string, kind: OrganisationKind, code: string, superiors?: readonly string[]];
const ROWS: readonly Row[] = [
  ['c-xfj', '云州市信访局', 'petition-office', '云信'],
  ['c-gov', '云州市人民政府', 'government', '云政'],
  ['c-zjj', '云州市住房和城乡建设局', 'agency', '云建', ['c-gov']],
  ['q-xfj', '清河区信访局', 'petition-office', '清信', ['c-xfj']],
  ['q-gov', '清河区人民政府', 'government', '清政', ['c-gov']],
  ['q-jw', '清河区纪委监委', 'discipline', '清纪'],
  ['q-zjj', '清河区住房和城乡建设局', 'agency', '清建', ['c-zjj', 'q-gov']],
  ['q-cgj', '清河区综合行政执法局', 'agency', '清执', ['q-gov']],
  ['q-cgj-1', '清河区综合行政执法局一中队', 'agency', '清执一', ['q-cgj']],
];

const organisation = ([id, name, kind, code, superiors = []]: Row): Organisation => ({
  id: asOrgId(id),
  name,
  kind,
  region: asRegionCode(id.startsWith('c-') ? '990100' : '990102'),
  code,
  superiors: superiors.map(asOrgId),
  vertical: false,
  email: `${id}@office.example.org`,
});

const staff = (id: string, name: string, ...roles: readonly Role[]): Staff => ({
  id: asStaffId(id),
  name,
  org: asOrgId(id.split(':')[0] ?? ''),
  roles,
});

const STAFF = [
  staff('q-zjj:undertaker-1', '职员甲', 'undertaker'),
  staff('q-zjj:head', '职员乙', 'head'),
  staff('c-zjj:presiding', '职员丙', 'presiding-officer'),
  staff('c-zjj:panel-1', '职员丁', 'panel-member'),
  staff('c-zjj:recorder', '职员戊', 'recorder'),
];

/** A small made-up city under the nation's rules, for tests. */
export const CITY: Directory = withLaw({
  ...EMPTY_DIRECTORY,
  regions: new Map(REGIONS.map((one) => [one.code, one])),
  organisations: new Map(ROWS.map(organisation).map((one) => [one.id, one])),
  staff: new Map(STAFF.map((one) => [one.id, one])),
  dictionaries: { 'petition-form': { '01': '来信', '02': '来访', '03': '网上信访', '04': '来电' } },
});

/** Someone of an organisation. */
export const someone = (org: string, ...roles: readonly Role[]): Actor => ({
  id: asStaffId(`${org}:${roles[0] ?? 'nobody'}`),
  org: asOrgId(org),
  roles,
});
