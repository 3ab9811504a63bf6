import { petitionInput, type PetitionInput } from '@huiyin/contracts';
import { toInstant, type Instant, type LocalDate } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { z } from 'zod';
import { columnOf, TAKEN } from './columns.js';
import { consentsIn } from './consents.js';
import type { CsvRow } from './read-csv.js';
import type { Signatory } from './signatories.js';

/** A field that cannot be taken, by its column, and why. Never what stands in it. */
export interface RowFault {
  readonly field: string;
  readonly reason: string;
}
export type TakenRow = { readonly number: string; readonly petition: PetitionInput } | RowFault;

const WRITTEN_TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?$/;

/** A time of day in China; a day alone is its beginning. A day or hour that does not exist is none. */
const readTime = (written: string): Instant | undefined => {
  const [, day, time = '00:00'] = WRITTEN_TIME.exec(written) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T${time}:00+08:00`))) return undefined;
  const at = toInstant(`${day}T${time}:00+08:00`);

  return dayOf(at) === day ? at : undefined;
};

const time = z.string().transform((written, context) => {
  const at = readTime(written.trim());
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: 'must be a date that exists, YYYY-MM-DD, with or without HH:mm' });

  return z.NEVER;
});
const flag = z.enum(['0', '1', ''], 'must be 0 or 1').transform((sign) => sign === '1');
const known = z.enum(['0', '1', ''], 'must be 0 or 1').transform((sign) => (sign === '' ? undefined : sign === '1'));
const people = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a whole number from 1')
  .transform(Number);
const text = z.string();
const absent = text.default('');

const cells = z.object({
  [TAKEN.number]: text.min(1, 'must not be empty').max(38, 'at most 38 characters'),
  [TAKEN.registeredBy]: text,
  [TAKEN.receivedAt]: time,
  [TAKEN.postmarkDate]: z.union([z.literal(''), time]).default(''),
  [TAKEN.form]: text,
  [TAKEN.peopleCount]: people,
  [TAKEN.name]: text,
  [TAKEN.phone]: text,
  [TAKEN.email]: text,
  [TAKEN.idNumber]: absent,
  [TAKEN.address]: text,
  [TAKEN.title]: text,
  [TAKEN.content]: text,
  [TAKEN.purpose]: text,
  [TAKEN.contentClass]: text,
  [TAKEN.region]: text,
  [TAKEN.joint]: flag,
  [TAKEN.anonymous]: flag,
  [TAKEN.confidential]: flag.default(false),
  [TAKEN.publicConsent]: flag,
  [TAKEN.urgent]: flag.default(false),
  [TAKEN.litigation]: flag.default(false),
  [TAKEN.reportedName]: absent,
  [TAKEN.relatedNumber]: absent,
  [TAKEN.firstTime]: known.prefault(''),
  [TAKEN.consents]: absent,
});
type Cells = z.infer<typeof cells>;

/** Empty cells are no values. */
const given = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined)) as Partial<Fields>;

const person = ({ xm, sjh, dzyj, zjhm, zz, dzsd }: Cells) => ({
  ...given({ name: xm, phone: sjh, email: dzyj, idNumber: zjhm, address: zz }),
  ...consentsIn(dzsd),
});

/** The one named in the row is as a rule the first to have signed; his identity number stands in the row alone. */
const petitionersOf = (row: Cells, signatories: readonly Signatory[]) => {
  const named = person(row);
  const isNamed = ({ name, phone }: Signatory): boolean => name === row.xm && phone === row.sjh;
  const signed = signatories.map((one) => ({ ...(isNamed(one) ? named : {}), ...given({ ...one }) }));
  if (Object.keys(named).length === 0 || signatories.some(isNamed)) return signed;

  return [named, ...signed];
};

const inputOf = (row: Cells, signatories: readonly Signatory[]): object => ({
  registeredBy: row.djjgdm,
  receivedAt: row.xfrq,
  petitionDate: dayOf(row.xfrq),
  form: row.xfxs,
  purpose: row.xfmddm,
  contentClass: row.nrfldm,
  region: row.wtsddm,
  peopleCount: row.xfrs,
  title: row.bt,
  content: row.tsnr,
  petitioners: petitionersOf(row, signatories),
  joint: row.lmbz,
  anonymous: row.nmbz,
  confidential: row.isbm,
  publicConsent: row.gkbz,
  urgent: row.zdjjbz,
  litigation: row.sfssbz,
  ...given({ postmarkDate: postmark(row), firstTime: row.bjgccbz, reportedName: row.bfyrhdw, relatedNumber: row.gljbh }),
});

const postmark = ({ ycrq }: Cells): LocalDate | '' => (ycrq === '' ? '' : dayOf(ycrq));

const faultOf = ({ issues: [issue] }: z.ZodError): RowFault => {
  const path = (issue?.path ?? []).map(String);
  const field = path[0] === 'petitioners' ? (path[2] ?? '') : (path[0] ?? '');

  return { field: columnOf(field), reason: issue?.message ?? 'not valid' };
};

/** 一行 of an exported file as a registration, or the first field that cannot be taken. Marks on persons stay where they are. */
export const takeRow = (row: CsvRow, signatories: readonly Signatory[] = []): TakenRow => {
  const read = cells.safeParse(row);
  if (!read.success) return faultOf(read.error);
  const input = petitionInput.safeParse(inputOf(read.data, signatories));

  return input.success ? { number: read.data.xfjbh, petition: input.data } : faultOf(input.error);
};
