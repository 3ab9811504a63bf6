import { invalidRequest } from '@huiyin/host';
import { readDocument, type ReadDocument } from '@huiyin/contracts';
import { z } from 'zod';

/** YAML text (`application/yaml`), or the same document as JSON; its form is checked with the line of each fault. */
export const WrittenBody = z.union([z.string().min(1), z.record(z.string(), z.unknown())]);
export type Written = z.infer<typeof WrittenBody>;

/** `draft`: the number of the draft one has seen; another one in its place is not approved by mistake. */
const draft = z.int().positive().exactOptional();
export const DraftBody = z.strictObject({ draft });
export const RejectionBody = z.strictObject({ draft, reason: z.string().trim().min(1).max(500) });

export const ScopeParam = z.string().regex(/^[\w:.@-]{1,64}$/);
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;
export const CalendarAddress = z.object({ region: ScopeParam, year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR) });

/** A document that may name what the address names; then both must say the same. */
export const readWritten = <Form extends object>(
  form: z.ZodType<Form>,
  body: Written,
  address: Readonly<Record<string, string | number>>,
): ReadDocument<Form> => {
  const read = readDocument(form, body);
  if ('faults' in read) throw invalidRequest(...read.faults);
  const named = read.document as Readonly<Record<string, unknown>>;
  const other = Object.entries(address).filter(([name, value]) => named[name] !== undefined && named[name] !== value);
  if (other.length > 0) throw invalidRequest(...other.map(([name, value]) => ({ field: read.locate([name]), reason: `not ${value}` })));

  return read;
};
