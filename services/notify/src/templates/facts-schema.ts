import { z } from 'zod';
import type { FactKind, FactKinds, FactValues } from '../domain/letter/kinds/fact-kinds.js';

type Plain = keyof FactValues;

const id = z.string().min(1).max(200);
const words = z.string().min(1).max(20_000);
const row = z.record(z.string(), z.string().max(500));

const SCHEMAS: { readonly [Kind in Plain]: z.ZodType } = {
  org: id,
  orgs: z.array(id).min(1),
  person: id,
  staff: id,
  staffs: z.array(id).min(1),
  day: z.iso.date(),
  time: z.iso.datetime(),
  sealed: words,
  code: id,
  codes: z.array(id).min(1),
  text: words,
  timer: id,
  count: z.int().min(0),
  clock: z.strictObject({ timers: z.array(id).min(1), holder: id, lastDay: z.iso.date().exactOptional() }),
  rows: z.array(row).max(2_000),
};

/** Of one fact, by its kind. */
export const schemaOfFact = (kind: Plain): z.ZodType => SCHEMAS[kind];

const schemaOf = (kind: FactKind): z.ZodType => {
  const schema = schemaOfFact(kind.replace('?', '') as Plain);

  return kind.endsWith('?') ? schema.exactOptional() : schema;
};

/** 事实要素: what a letter of a kind must be told, as a schema; a fact that is not in it is refused. */
export const factsSchema = (kinds: FactKinds): z.ZodType<Readonly<Record<string, unknown>>> =>
  z.strictObject(Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, schemaOf(kind)])));

/** The facts that a letter of a kind must have and this one lacks. */
export const missingFacts = (kinds: FactKinds, facts: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(kinds)
    .filter(([name, kind]) => !kind.endsWith('?') && facts[name] === undefined)
    .map(([name]) => name);
