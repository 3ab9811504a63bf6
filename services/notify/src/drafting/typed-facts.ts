import type { FieldError } from '@huiyin/host';
import type { Directory } from '@huiyin/kernel';
import { z } from 'zod';
import type { FactKinds } from '../domain/letter/kinds/fact-kinds.js';
import { schemaOfFact } from '../templates/facts-schema.js';
import { wordsOfCode } from '../templates/fact-words.js';
import type { Wording } from '../templates/load-templates.js';
import { conditionsOf } from '../templates/named-facts.js';

/** Facts as people type them: words in clear, `null` takes a fact out. */
export type TypedFacts = Readonly<Record<string, unknown>>;

/** What is counted or listed by services, never typed: a clock, and lines that might hold words of people in clear. */
const NOT_TYPED = ['clock', 'rows'];
/** What is not sealed is short: a number of a document, a place; longer words belong into a fact that is sealed. */
const LINE = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\n\r]*$/);

const plain = (kind: string): string => kind.replace('?', '');

const shapeFaults = (name: string, kind: string, value: unknown): readonly FieldError[] => {
  const schema = plain(kind) === 'text' ? LINE : schemaOfFact(plain(kind) as never);
  const parsed = schema.safeParse(value);

  return parsed.success ? [] : parsed.error.issues.map(({ message }) => ({ field: `facts.${name}`, reason: message }));
};

type Source = Wording & { readonly directory: Directory };

/** A code has words, or decides by itself which paragraphs the letter has. */
const isKnownCode = (name: string, code: string, source: Source): boolean =>
  wordsOfCode(name, code, source) !== undefined ||
  conditionsOf(source.template).some(({ fact, wanted }) => fact === name && wanted === code);

const codeFaults = (name: string, value: unknown, source: Source): readonly FieldError[] =>
  [value]
    .flat()
    .filter((code) => !isKnownCode(name, String(code), source))
    .map(() => ({ field: `facts.${name}`, reason: 'no such code' }));

const faultsOfOne = (name: string, value: unknown, at: { kinds: FactKinds; source: Source }): readonly FieldError[] => {
  const kind = at.kinds[name];
  if (kind === undefined) return [{ field: `facts.${name}`, reason: 'the letter has no such fact' }];
  if (value === null) return [];
  if (NOT_TYPED.includes(plain(kind))) return [{ field: `facts.${name}`, reason: 'is not typed in' }];
  const shape = shapeFaults(name, kind, value);

  return shape.length > 0 || !plain(kind).startsWith('code') ? shape : codeFaults(name, value, at.source);
};

/** What is wrong with typed facts, by field: names, shapes, and codes for which nobody has words. */
export const typedFaults = (facts: TypedFacts, at: { readonly kinds: FactKinds; readonly source: Source }): readonly FieldError[] =>
  Object.entries(facts).flatMap(([name, value]) => faultsOfOne(name, value, at));

/** Whether a fact holds words of people. */
export const isSealedFact = (kinds: FactKinds, name: string): boolean => kinds[name]?.startsWith('sealed') === true;
