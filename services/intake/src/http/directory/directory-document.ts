import { identifier, localDate, orgId, regionCode, staffId } from '@huiyin/contracts';
import { ORGANISATION_KINDS, REGION_LEVELS, ROLES } from '@huiyin/kernel';
import { PERMISSIONS } from '@huiyin/policy';
import { z } from 'zod';
import type { EntityValue } from '../../domain/directory/publish-entity.js';

const name = z.string().trim().min(1).max(100);
const MOST = 20_000;

const region = z.strictObject({ code: regionCode, name, level: z.enum(REGION_LEVELS), parent: regionCode.exactOptional() });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, 08:30');
/** 提示设置 */
const notices = z.strictObject({
  digestAt: z.array(timeOfDay).min(1).max(12),
  quiet: z.strictObject({ from: timeOfDay, until: timeOfDay }).exactOptional(),
  language: z.enum(['zh', 'en']).exactOptional(),
});
const publicText = z.string().trim().min(1).max(200);
/** 窗口公开信息 */
const desk = z.strictObject({
  address: publicText,
  hours: publicText,
  phone: z
    .string()
    .regex(/^[\d+ ()-]{3,30}$/)
    .exactOptional(),
  email: z.email().exactOptional(),
  handles: z.array(publicText).min(1).max(50),
});

const organisation = z.strictObject({
  id: orgId,
  name,
  kind: z.enum(ORGANISATION_KINDS),
  region: regionCode,
  code: z.string().min(1).max(20),
  superiors: z.array(orgId).max(20).default([]),
  vertical: z.boolean().default(false),
  actsFor: orgId.exactOptional(),
  supervisor: orgId.exactOptional(),
  email: z.email().exactOptional(),
  notices: notices.exactOptional(),
  desk: desk.exactOptional(),
});

/** The platform itself is nobody's post. */
const POSTS = ROLES.filter((role) => role !== 'system');

const action = z.string().refine((name) => Object.hasOwn(PERMISSIONS, name), 'an action of the permission table');
/** 代理: in whose place one signs, from … until …, both days included. */
const acting = z
  .strictObject({ for: staffId, from: localDate, until: localDate, scope: z.array(action).min(1).max(50).exactOptional() })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'ends before it begins' });

const member = z.strictObject({
  id: staffId,
  name,
  org: orgId,
  roles: z.array(z.enum(POSTS)).min(1),
  email: z.email().exactOptional(),
  acting: z.array(acting).max(50).exactOptional(),
});

const dictionary = z.record(z.string().min(1).max(20), z.string().min(1).max(200));

/** 机构目录 as a file: regions, organisations, staff; every other member is a code table (字典). */
export const directoryDocument = z
  .object({
    regions: z.array(region).max(MOST).exactOptional(),
    organisations: z.array(organisation).max(MOST).exactOptional(),
    staff: z.array(member).max(MOST).exactOptional(),
    /** Address on the platform of those that name none of their own, for example `{id}@office.example.org`. */
    email: z
      .string()
      .regex(/^\{id\}@[\w.-]+$/)
      .exactOptional(),
    /** Times of digests of those that name none of their own. */
    notices: notices.exactOptional(),
  })
  .catchall(dictionary);
export type DirectoryDocument = z.infer<typeof directoryDocument>;

const LISTS: ReadonlySet<string> = new Set(['regions', 'organisations', 'staff', 'email', 'notices']);

const tables = (document: DirectoryDocument): readonly EntityValue[] =>
  Object.entries(document)
    .filter(([id]) => !LISTS.has(id))
    .map(([id, value]) => ({ entity: 'dictionary', id, value: value as Record<string, unknown> }));

type Organisation = z.infer<typeof organisation>;
const withDefaults = (org: Organisation, { email, notices }: DirectoryDocument): Organisation => ({
  ...(email === undefined ? {} : { email: email.replace('{id}', org.id) }),
  ...(notices === undefined ? {} : { notices }),
  ...org,
});

/** The entities of a file, each with the id of its record. */
export const entitiesOf = (document: DirectoryDocument): readonly EntityValue[] => [
  ...(document.regions ?? []).map((value): EntityValue => ({ entity: 'region', id: value.code, value })),
  ...(document.organisations ?? []).map((value): EntityValue => ({
    entity: 'organisation',
    id: value.id,
    value: withDefaults(value, document),
  })),
  ...(document.staff ?? []).map((value): EntityValue => ({ entity: 'staff', id: value.id, value })),
  ...tables(document),
];

/** Members of the document that are code tables must have a name that can be an id. */
export const isTableName = (id: string): boolean => identifier.safeParse(id).success;
