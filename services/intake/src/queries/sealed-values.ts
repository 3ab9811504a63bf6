import type { Sealed } from '@huiyin/kernel';

const COMPACT_JWE = /^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;

export const isSealed = (value: unknown): value is Sealed => typeof value === 'string' && COMPACT_JWE.test(value);

/** Every sealed value in a JSON value, once. */
export const sealedIn = (value: unknown, found: Set<Sealed> = new Set()): ReadonlySet<Sealed> => {
  if (isSealed(value)) found.add(value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach((member) => sealedIn(member, found));

  return found;
};

/** The same value with each sealed one replaced; what has no replacement is left out. */
export const withOpened = (value: unknown, opened: ReadonlyMap<Sealed, string>): unknown => {
  if (isSealed(value)) return opened.get(value);
  if (Array.isArray(value)) return value.map((item) => withOpened(item, opened));
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withOpened(member, opened)]));
};
