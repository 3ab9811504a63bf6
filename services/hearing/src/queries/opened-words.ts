import type { Sealed } from '@huiyin/kernel';

const COMPACT_JWE = /^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;

const isSealed = (value: unknown): value is Sealed => typeof value === 'string' && COMPACT_JWE.test(value);

const sealedIn = (value: unknown): readonly Sealed[] => {
  if (isSealed(value)) return [value];

  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sealedIn) : [];
};

/** What has no words is left out. */
const withWords = (value: unknown, words: ReadonlyMap<Sealed, string>): unknown => {
  if (isSealed(value)) return words.get(value);
  if (Array.isArray(value)) return value.map((item) => withWords(item, words));
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withWords(member, words)]));
};

/** A value with each sealed one in it opened by `open`, all at once. */
export const opened = async (value: unknown, open: (sealed: readonly Sealed[]) => Promise<readonly string[]>): Promise<unknown> => {
  const sealed = [...new Set(sealedIn(value))];
  const texts = sealed.length === 0 ? [] : await open(sealed);

  return withWords(value, new Map(texts.map((text, at) => [sealed[at] as Sealed, text])));
};
