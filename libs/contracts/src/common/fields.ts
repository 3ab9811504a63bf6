import {
  toInstant,
  type FileRef,
  type Instant,
  type LocalDate,
  type OrgId,
  type RegionCode,
  type Sealed,
  type StaffId,
} from '@huiyin/kernel';
import { z } from 'zod';

/** Field types that every contract shares. Each is checked where data enters and where it is read from a topic. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const REGION = /^\d{6}$/;
const COMPACT_JWE = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;
const IDENTIFIER = /^[\w:./@-]{1,200}$/;

const exists = (value: string): boolean => {
  const date = new Date(value);

  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value.slice(0, 10));
};

/** A branded string: in JSON Schema and OpenAPI it is a string, which a bare custom type would not be. */
const text = <Value extends string>(fits: (value: string) => boolean, what: string) =>
  z.string(what).refine(fits, what) as unknown as z.ZodType<Value, Value>;

export const instant = text<Instant>((v) => INSTANT.test(v) && exists(v), 'an instant in UTC with milliseconds');
/** As people and partners write an instant: RFC 3339 with any offset. */
export const instantWithOffset = z.iso.datetime({ offset: true, error: 'an instant with its offset, RFC 3339' }).transform(toInstant);
export const localDate = text<LocalDate>((v) => DATE.test(v) && exists(v), 'a date that exists, YYYY-MM-DD');
export const orgId = text<OrgId>((v) => IDENTIFIER.test(v), 'an organisation id');
export const staffId = text<StaffId>((v) => IDENTIFIER.test(v), 'a staff id');
export const regionCode = text<RegionCode>((v) => REGION.test(v), 'a region code of six digits');
export const sealed = text<Sealed>((v) => COMPACT_JWE.test(v), 'a sealed value (compact JWE)');
export const identifier = z.string().regex(IDENTIFIER);

export const fileRef = z.object({
  digest: z.string().min(1),
  size: z.int().nonnegative(),
  mediaType: z.string().min(1),
  name: z.string().min(1),
}) satisfies z.ZodType<FileRef>;

/** Words of a matter that may hold personal data: request, facts, opinion, legal basis, each sealed. */
export const opinionText = z.object({ request: sealed, facts: sealed, opinion: sealed, legalBasis: sealed });
export type OpinionText = z.infer<typeof opinionText>;
