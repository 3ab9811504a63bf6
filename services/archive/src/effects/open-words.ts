import type { Sealed } from '@huiyin/kernel';

const COMPACT_JWE = /^[\w-]{10,}\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;

const isSealed = (value: unknown): value is Sealed => typeof value === 'string' && COMPACT_JWE.test(value);

const eachLeaf = (value: unknown, visit: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => eachLeaf(item, visit));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, eachLeaf(item, visit)]));

  return visit(value);
};

export const sealedIn = (value: unknown): readonly Sealed[] => {
  const found = new Set<Sealed>();
  eachLeaf(value, (leaf) => (isSealed(leaf) ? found.add(leaf) : leaf));

  return [...found];
};

/** The value with every sealed word opened: a sealed dossier must be readable without the platform (the package itself is encrypted). */
export const withWords = (value: unknown, words: ReadonlyMap<string, string>): unknown =>
  eachLeaf(value, (leaf) => (isSealed(leaf) ? (words.get(leaf) ?? leaf) : leaf));
