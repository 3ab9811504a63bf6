import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  asOrgId,
  asRegionCode,
  asStaffId,
  EMPTY_DIRECTORY,
  NOT_WITHHELD,
  ORGANISATION_KINDS,
  REGION_LEVELS,
  type Clock,
  type Directory,
  type Instant,
  type LocalDate,
  type Sealed,
} from '@huiyin/kernel';
import { heldBy, startClock, withLaw } from '@huiyin/time';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KnownMatter, Letters } from '../domain/letter/letters.state.js';

const text = z.string().min(1);
const person = z.strictObject({ id: text, name: text, phone: text.exactOptional(), address: text.exactOptional() });
const region = z.strictObject({ code: text, name: text, level: z.enum(REGION_LEVELS), parent: text.exactOptional() });
const organisation = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(ORGANISATION_KINDS),
  region: text,
  code: text,
  email: text.exactOptional(),
});
const clock = z.strictObject({ timer: text, holder: text, region: text, at: z.iso.datetime() });

const schema = z.strictObject({
  issuedOn: z.iso.date(),
  serial: z.int().positive(),
  matter: z.strictObject({
    ...{ number: text, title: text, content: text, registeredBy: text, receivedAt: z.iso.datetime(), form: text, queryCode: text },
    petitioners: z.array(person).min(1),
  }),
  regions: z.array(region),
  organisations: z.array(organisation),
  staff: z.array(z.strictObject({ id: text, name: text, org: text })),
  dictionaries: z.record(text, z.record(text, text)),
  clocks: z.array(clock),
});
type Written = z.infer<typeof schema>;

/** 样例: the made-up matter and city that previews are written with. Nothing in it is sealed: it is nobody's. */
export interface PreviewScene {
  readonly issuedOn: LocalDate;
  /** Of the number that a letter shows. */
  readonly serial: number;
  readonly matter: KnownMatter;
  readonly state: Letters;
  readonly directory: Directory;
}

const directoryOf = ({ regions, organisations, staff, dictionaries }: Written): Directory =>
  withLaw({
    ...EMPTY_DIRECTORY,
    regions: new Map(
      regions.map(({ code, parent, ...rest }) => [
        asRegionCode(code),
        { code: asRegionCode(code), ...rest, ...(parent === undefined ? {} : { parent: asRegionCode(parent) }) },
      ]),
    ),
    organisations: new Map(
      organisations.map((one) => [
        asOrgId(one.id),
        { ...one, id: asOrgId(one.id), region: asRegionCode(one.region), superiors: [], vertical: false },
      ]),
    ),
    staff: new Map(staff.map(({ id, name, org }) => [asStaffId(id), { id: asStaffId(id), name, org: asOrgId(org), roles: [] }])),
    dictionaries,
  });

const matterOf = ({ matter }: Written): KnownMatter => ({
  ...matter,
  stage: 'known',
  title: matter.title as Sealed,
  content: matter.content as Sealed,
  queryCode: matter.queryCode as Sealed,
  registeredBy: asOrgId(matter.registeredBy),
  receivedAt: matter.receivedAt as Instant,
  petitioners: matter.petitioners.map((one) => ({
    ...(one as unknown as { readonly id: string; readonly name: Sealed }),
    ...{ marks: [], representative: false, electronic: false },
  })),
});

const PREVIEW = { id: asStaffId('preview'), org: asOrgId('preview'), roles: [] };

const clocksOf = ({ clocks }: Written, directory: Directory): readonly Clock[] =>
  clocks.map(({ timer, holder, region: code, at }) => {
    const moment = at as Instant;

    return startClock(
      { timer, holder: heldBy(asOrgId(holder)), region: asRegionCode(code), cause: 'preview', at: moment },
      { at: moment, machine: moment, actor: PREVIEW, directory },
    );
  });

export const readScene = async (folder: string): Promise<PreviewScene> => {
  const written = schema.parse(parse(await readFile(join(folder, 'scene.yaml'), 'utf8')));
  const directory = directoryOf(written);
  const matter = matterOf(written);
  const clocks = clocksOf(written, directory);

  return {
    issuedOn: written.issuedOn as LocalDate,
    serial: written.serial,
    matter,
    directory,
    state: { withheld: NOT_WITHHELD, parties: [], matter, clocks, letters: [], notices: [], drafts: [] },
  };
};
